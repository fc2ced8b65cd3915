package io.github.finefettle.dataprep.linear;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.Arrays;

/** The features of one text: ascending buckets and how often each occurs. */
final class FeatureCounts {
  static final int BUCKETS = 1 << 18;
  private static final Hasher64 HASHER = Hashing.komihash5_0();
  private static final long ONE_WORD = 1;
  private static final long TWO_WORDS = 2;
  private static final long CHARACTERS = 3;

  private final int[] buckets;
  private final int[] counts;

  private FeatureCounts(int[] buckets, int[] counts) {
    this.buckets = buckets;
    this.counts = counts;
  }

  static FeatureCounts of(String text) {
    int[] points = text.codePoints().map(FrozenUnicode::foldCase).toArray();
    Gatherer gatherer = new Gatherer(3 * points.length + 2);
    words(points, gatherer);
    characters(points, gatherer);
    return gatherer.finish();
  }

  int size() {
    return buckets.length;
  }

  int bucket(int i) {
    return buckets[i];
  }

  int count(int i) {
    return counts[i];
  }

  /** A word is a run of letters, marks and digits; any other visible character is one by itself. */
  private static void words(int[] points, Gatherer gatherer) {
    long previous = 0;
    int i = 0;
    while (i < points.length) {
      if (isSpace(points[i])) {
        i++;
        continue;
      }
      long word = HASHER.hashLongToLong(points[i]);
      boolean run = isWordPart(points[i++]);
      while (run && i < points.length && isWordPart(points[i])) {
        word = HASHER.hashLongLongToLong(word, points[i++]);
      }
      gatherer.add(HASHER.hashLongLongToLong(ONE_WORD, word));
      gatherer.add(HASHER.hashLongLongLongToLong(TWO_WORDS, previous, word));
      previous = word;
    }
  }

  private static void characters(int[] points, Gatherer gatherer) {
    for (int i = 0; i + 3 <= points.length; i++) {
      long three =
          HASHER.hashLongLongLongToLong(
              CHARACTERS, ((long) points[i] << 32) | points[i + 1], points[i + 2]);
      gatherer.add(three);
      if (i + 4 <= points.length) {
        gatherer.add(HASHER.hashLongLongToLong(three, points[i + 3]));
      }
    }
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static boolean isWordPart(int point) {
    int type = FrozenUnicode.type(point);
    return FrozenUnicode.isLetterOrDigit(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** Collects buckets and counts equal ones. */
  private static final class Gatherer {
    private int[] buckets;
    private int size;

    Gatherer(int expected) {
      buckets = new int[expected];
    }

    void add(long hash) {
      if (size == buckets.length) {
        buckets = Arrays.copyOf(buckets, 2 * size);
      }
      buckets[size++] = (int) (hash >>> 46);
    }

    FeatureCounts finish() {
      Arrays.sort(buckets, 0, size);
      int[] distinct = new int[size];
      int[] counts = new int[size];
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (kept > 0 && distinct[kept - 1] == buckets[i]) {
          counts[kept - 1]++;
        } else {
          distinct[kept] = buckets[i];
          counts[kept++] = 1;
        }
      }
      return new FeatureCounts(Arrays.copyOf(distinct, kept), Arrays.copyOf(counts, kept));
    }
  }
}
