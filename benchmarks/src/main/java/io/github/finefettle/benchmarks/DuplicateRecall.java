package io.github.finefettle.benchmarks;

import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.duplicates.Shingles;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The recall of the search for near duplicates beyond 50,000 rows: pairs whose similarity lies
 * between 0.80 and 0.82 are planted among other rows, and looked for. What their similarity is says
 * plain code over sets of strings, which shares nothing with the search.
 */
public final class DuplicateRecall {
  private static final int[] LENGTHS = {5, 10, 20, 60, 300};
  private static final String[] SCHEMES = {"word:2", "word:3", "word:5", "char:4", "char:5"};
  private static final int PAIRS = 3000;
  private static final int OTHERS = 60_000;
  private static final int ATTEMPTS = 3000;
  private static final double CONFIDENCE = 0.95;

  private DuplicateRecall() {}

  /**
   * Measures and prints a line for each kind of shingle and length.
   *
   * @param args the least recall to ask for; 0.99 if there is none
   */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    double recall = args.length > 0 ? Double.parseDouble(args[0]) : 0.99;
    for (String scheme : SCHEMES) {
      for (int length : LENGTHS) {
        measure(scheme, length, recall, out);
      }
    }
  }

  private static void measure(String scheme, int length, double recall, PrintStream out) {
    DuplicateTexts texts = new DuplicateTexts(7, length, length);
    List<String> rows = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      RandomSequence random = RandomStream.of(11, scheme + length).at(pair).sequence();
      plant(texts, scheme, length, random, rows);
    }
    int planted = rows.size() / 2;
    if (planted == 0) {
      out.printf(
          Locale.ROOT,
          "%-7s %3d words: no pair of this length lies between 0.80 and 0.82%n",
          scheme,
          length);
      return;
    }
    RandomSequence random = RandomStream.of(12, scheme + length).sequence();
    while (rows.size() < 2 * planted + OTHERS) {
      rows.add(sentence(texts, length, random));
    }
    boolean[] found = new boolean[planted];
    NearDuplicates.atSimilarity(0.8)
        .recall(recall)
        .shingledBy(Shingles.named(scheme))
        .withoutGuards()
        .index(rows)
        .pairs(
            (a, b, similarity) -> {
              if (b == a + 1 && a % 2 == 0 && b < 2 * planted) {
                found[a / 2] = true;
              }
            });
    int hits = 0;
    for (boolean hit : found) {
      hits += hit ? 1 : 0;
    }
    Proportion share = new Proportion(hits, planted);
    out.printf(
        Locale.ROOT,
        "%-7s %3d words: %4d of %4d pairs found, recall %.4f, one-sided 95 %% bound %.4f%n",
        scheme,
        length,
        hits,
        planted,
        share.value(),
        share.lowerBound(CONFIDENCE));
  }

  /** Edits a row at random until the similarity fits; some lengths have no such partner. */
  private static void plant(
      DuplicateTexts texts, String scheme, int length, RandomSequence random, List<String> rows) {
    for (int attempt = 0; attempt < ATTEMPTS / length; attempt++) {
      String row = sentence(texts, length, random);
      Set<String> shingles = shingles(row, scheme);
      List<String> words = new ArrayList<>(List.of(row.split(" ")));
      for (int edit = 0; edit < length; edit++) {
        change(words, texts, random);
        String changed = String.join(" ", words);
        Set<String> others = shingles(changed, scheme);
        int shared = shared(shingles, others);
        int all = shingles.size() + others.size() - shared;
        if (5 * shared < 4 * all) {
          break;
        }
        if (100 * shared <= 82 * all) {
          rows.add(row);
          rows.add(changed);
          return;
        }
      }
    }
  }

  private static String sentence(DuplicateTexts texts, int length, RandomSequence random) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      words.add(texts.word(random));
    }
    return String.join(" ", words);
  }

  private static void change(List<String> words, DuplicateTexts texts, RandomSequence random) {
    int kind = random.nextInt(6);
    if (kind == 0 && words.size() > 1) {
      words.remove(random.nextInt(2) * (words.size() - 1));
    } else if (kind == 1) {
      words.add(random.nextInt(2) * words.size(), texts.word(random));
    } else if (kind == 2 && words.size() > 1) {
      words.remove(random.nextInt(words.size()));
    } else if (kind == 3) {
      words.add(random.nextInt(words.size() + 1), texts.word(random));
    } else {
      words.set(random.nextInt(words.size()), texts.word(random));
    }
  }

  private static Set<String> shingles(String row, String scheme) {
    int size = Integer.parseInt(scheme.substring(5));
    Set<String> shingles = new HashSet<>();
    if (scheme.startsWith("char")) {
      for (int i = 0; i + size <= row.length(); i++) {
        shingles.add(row.substring(i, i + size));
      }
      return shingles.isEmpty() ? Set.of(row) : shingles;
    }
    String[] words = row.split(" ");
    for (int i = 0; i + size <= words.length; i++) {
      shingles.add(String.join(" ", List.of(words).subList(i, i + size)));
    }
    return shingles.isEmpty() ? Set.of(row) : shingles;
  }

  private static int shared(Set<String> a, Set<String> b) {
    int shared = 0;
    for (String shingle : a) {
      shared += b.contains(shingle) ? 1 : 0;
    }
    return shared;
  }
}
