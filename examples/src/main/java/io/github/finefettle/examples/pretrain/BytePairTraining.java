package io.github.finefettle.examples.pretrain;

import io.github.finefettle.examples.language.BytePairTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Learns the pieces of a tokenizer from text (Sennrich et al. 2016, arXiv:1508.07909, algorithm 1):
 * begin with characters, and again and again make the most frequent pair of neighbours one piece.
 * Of two pairs equally frequent, the one whose text is first in order wins, so that the same text
 * always gives the same pieces.
 *
 * <p>Pieces never reach across words. A word is a run of letters and apostrophes with the space
 * before it; every other character stands alone.
 */
final class BytePairTraining {
  private static final int LEAST_COUNT = 2;

  private final List<String> symbols = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<int[]> words = new ArrayList<>();
  private final List<Long> counts = new ArrayList<>();

  private BytePairTraining(List<String> passages) {
    SortedMap<String, Long> words = countWords(passages);
    TreeSet<String> characters = new TreeSet<>();
    words.keySet().forEach(word -> word.codePoints().forEach(c -> characters.add(text(c))));
    characters.forEach(this::number);
    words.forEach(
        (word, count) -> {
          this.words.add(word.codePoints().map(c -> number(text(c))).toArray());
          counts.add(count);
        });
  }

  /**
   * Learns a tokenizer.
   *
   * @param passages the text
   * @param vocabulary how many tokens it may have; it gets fewer where the text is too small
   * @throws IllegalArgumentException if that is too few for the bytes and the text's characters
   */
  static BytePairTokenizer learn(List<String> passages, int vocabulary) {
    BytePairTraining training = new BytePairTraining(passages);
    int characters = training.symbols.size();
    int merges = vocabulary - BytePairTokenizer.FIRST_PIECE - characters;
    if (merges < 0) {
      throw new IllegalArgumentException(
          "The vocabulary ("
              + vocabulary
              + ") must be "
              + (BytePairTokenizer.FIRST_PIECE + characters)
              + " or more: the bytes and the "
              + characters
              + " characters of the text need a token each.");
    }
    while (training.symbols.size() < characters + merges && training.mergeMostFrequentPair()) {
      // Each turn adds one piece at most.
    }
    return training.tokenizer(characters);
  }

  private static String text(int codePoint) {
    return Character.toString(codePoint);
  }

  private int number(String symbol) {
    Integer known = numbers.putIfAbsent(symbol, symbols.size());
    if (known != null) {
      return known;
    }
    symbols.add(symbol);
    return symbols.size() - 1;
  }

  private static SortedMap<String, Long> countWords(List<String> passages) {
    SortedMap<String, Long> words = new TreeMap<>();
    for (String passage : passages) {
      // The tokenizer puts this space before a text, too.
      String text = " " + passage;
      int begin = 0;
      for (int i = 1; i <= text.length(); i++) {
        if (i == text.length() || !continuesWord(text.charAt(i - 1), text.charAt(i))) {
          words.merge(text.substring(begin, i), 1L, Long::sum);
          begin = i;
        }
      }
    }
    return words;
  }

  private static boolean continuesWord(char before, char now) {
    // The second half of a character outside the basic plane stays with its first half.
    return Character.isLowSurrogate(now) || (isOfWord(now) && (isOfWord(before) || before == ' '));
  }

  private static boolean isOfWord(char c) {
    return Character.isLetter(c) || c == '\'';
  }

  private boolean mergeMostFrequentPair() {
    Map<Long, Long> pairs = new HashMap<>();
    for (int w = 0; w < words.size(); w++) {
      int[] word = words.get(w);
      for (int i = 1; i < word.length; i++) {
        pairs.merge(pair(word[i - 1], word[i]), counts.get(w), Long::sum);
      }
    }
    long best = -1;
    long bestCount = LEAST_COUNT - 1;
    // The order of this map does not matter: ties are decided by the pieces' text.
    for (Map.Entry<Long, Long> entry : pairs.entrySet()) {
      long count = entry.getValue();
      if (count > bestCount
          || (count == bestCount && best >= 0 && isBefore(entry.getKey(), best))) {
        best = entry.getKey();
        bestCount = count;
      }
    }
    if (best < 0) {
      return false;
    }
    replace((int) (best >> 32), (int) best);
    return true;
  }

  private static long pair(int left, int right) {
    return ((long) left << 32) | right;
  }

  private boolean isBefore(long pair, long other) {
    int byLeft = symbols.get((int) (pair >> 32)).compareTo(symbols.get((int) (other >> 32)));
    return byLeft < 0
        || (byLeft == 0 && symbols.get((int) pair).compareTo(symbols.get((int) other)) < 0);
  }

  private void replace(int left, int right) {
    int merged = number(symbols.get(left) + symbols.get(right));
    for (int w = 0; w < words.size(); w++) {
      int[] word = words.get(w);
      int kept = 0;
      for (int i = 0; i < word.length; i++) {
        boolean found = i + 1 < word.length && word[i] == left && word[i + 1] == right;
        word[kept++] = found ? merged : word[i];
        i += found ? 1 : 0;
      }
      if (kept < word.length) {
        words.set(w, Arrays.copyOf(word, kept));
      }
    }
  }

  /** Pieces in the order of merging, earlier ones with higher scores; then the characters. */
  private BytePairTokenizer tokenizer(int characters) {
    List<String> pieces = new ArrayList<>(List.of("<unk>", "<s>", "</s>"));
    for (int b = 0; b < 256; b++) {
      pieces.add(String.format(Locale.ROOT, "<0x%02X>", b));
    }
    pieces.addAll(symbols.subList(characters, symbols.size()));
    pieces.addAll(symbols.subList(0, characters));
    double[] scores = new double[pieces.size()];
    for (int token = BytePairTokenizer.FIRST_PIECE; token < scores.length; token++) {
      scores[token] = BytePairTokenizer.FIRST_PIECE - token;
    }
    return BytePairTokenizer.of(pieces, scores);
  }
}
