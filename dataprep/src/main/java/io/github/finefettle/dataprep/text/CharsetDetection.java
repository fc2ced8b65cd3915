package io.github.finefettle.dataprep.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which charset the bytes of a file are in.
 *
 * <p>A byte order mark decides. Zero bytes on every second place mean UTF-16. Bytes that are UTF-8
 * throughout are UTF-8: other text hardly ever is by chance. (Where some characters are written as
 * two surrogates, as old databases do, it is CESU-8, which strict readers of UTF-8 refuse.) What
 * remains is read by each code page, encoding damage inside is repaired (a file may hold UTF-8 that
 * was read as windows-1252 and then saved as MacRoman), and the page wins whose text reads best:
 * usual letters of one language, in usual places. Where two pages give the very same text, the
 * commoner one is named. Pure; the time is linear in the size of the sample. Text in UTF-16 without
 * a mark and without a single space or line end is not recognized, nor are charsets that are not
 * listed at {@link CharsetGuess}.
 */
public final class CharsetDetection {
  /** A file with this many well-formed sequences for each malformed byte is damaged UTF-8. */
  private static final int MOSTLY = 3;

  private static final double LEAST_WORTH_NAMING = 0.001;

  private CharsetDetection() {}

  /**
   * Decides about a sample.
   *
   * @param sample the beginning of a file, or all of it; the more of its non-ASCII text, the surer
   *     the decision. It may end inside a character
   * @return the guess; UTF-8 for an empty sample
   */
  public static CharsetGuess detect(byte[] sample) {
    CharsetGuess marked = byMark(sample);
    if (marked != null) {
      return marked;
    }
    CharsetGuess wide = Utf16Pattern.detect(sample);
    if (wide != null) {
      return wide;
    }
    Utf8Census census = Utf8Census.of(sample);
    if (census.malformed() == 0) {
      return wholeUtf8(census);
    }
    List<ReadingTrial> trials = ReadingTrial.all(sample);
    return census.sequences() >= MOSTLY * census.malformed()
        ? damagedUtf8(census, trials)
        : bestOf(trials);
  }

  private static @Nullable CharsetGuess byMark(byte[] sample) {
    if (startsWith(sample, 0xEF, 0xBB, 0xBF)) {
      return new CharsetGuess("UTF-8", 1, List.of(), 3);
    }
    if (startsWith(sample, 0xFF, 0xFE)) {
      return new CharsetGuess("UTF-16LE", 1, List.of(), 2);
    }
    return startsWith(sample, 0xFE, 0xFF) ? new CharsetGuess("UTF-16BE", 1, List.of(), 2) : null;
  }

  private static boolean startsWith(byte[] sample, int... mark) {
    if (sample.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((sample[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static CharsetGuess wholeUtf8(Utf8Census census) {
    int forms = census.sequences() + census.variants();
    // One sequence by chance is rare in any other text, each further one rarer by far.
    double confidence = forms == 0 ? 1 : 1 - 0.05 / Math.min(1000, forms);
    return new CharsetGuess(census.variants() > 0 ? "CESU-8" : "UTF-8", confidence, List.of(), 0);
  }

  private static CharsetGuess damagedUtf8(Utf8Census census, List<ReadingTrial> trials) {
    double whole = (double) census.sequences() / (census.sequences() + census.malformed());
    CharsetGuess other = bestOf(trials);
    List<CharsetGuess.Alternative> alternatives = new ArrayList<>();
    alternatives.add(
        new CharsetGuess.Alternative(other.charset(), (1 - whole) * other.confidence()));
    for (CharsetGuess.Alternative next : other.alternatives()) {
      alternatives.add(
          new CharsetGuess.Alternative(next.charset(), (1 - whole) * next.confidence()));
    }
    return new CharsetGuess("UTF-8", whole, alternatives, 0);
  }

  private static CharsetGuess bestOf(List<ReadingTrial> trials) {
    double best =
        trials.stream().mapToDouble(ReadingTrial::points).max().orElse(Double.NEGATIVE_INFINITY);
    double total = 0;
    for (ReadingTrial trial : trials) {
      total += trial.isFirstOfItsText() ? trial.weight(best) : 0;
    }
    List<CharsetGuess.Alternative> ranked = new ArrayList<>();
    for (ReadingTrial trial : trials) {
      ranked.add(new CharsetGuess.Alternative(trial.charset(), trial.weight(best) / total));
    }
    // Stable: the order of the trials, the commoner charset first, decides between equal ones.
    ranked.sort(Comparator.comparingDouble(CharsetGuess.Alternative::confidence).reversed());
    CharsetGuess.Alternative first = ranked.remove(0);
    ranked.removeIf(a -> a.confidence() < LEAST_WORTH_NAMING);
    return new CharsetGuess(first.charset(), first.confidence(), ranked, 0);
  }
}
