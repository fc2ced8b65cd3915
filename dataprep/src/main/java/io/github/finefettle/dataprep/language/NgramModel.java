package io.github.finefettle.dataprep.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * OpenNLP's language model (langdetect 1.8.3: 145,895 n-grams of one to three characters, 103
 * languages, trained on the Leipzig corpora), laid out for speed and for equal results everywhere.
 *
 * <p>OpenNLP itself gathers n-grams as objects in hash maps and adds up doubles in the order of the
 * map. Here an n-gram is one long, found by open addressing, and its weights are whole multiples of
 * 2<sup>-30</sup>: the sum is exact, whatever the order, and the scores differ from OpenNLP's by
 * less than a millionth. The model is read once, on first use; it is immutable then.
 */
final class NgramModel {
  static final int LONGEST_NGRAM = 3;

  private static final String RESOURCE = "/langdetect-183.bin";
  private static final double UNIT = 0x1p30;
  private static final int SLOTS = 1 << 18;
  private static final int SHIFT = 64 - 18;

  /** Small letters of ASCII, the space, and 0 for none. */
  private static final int PLAIN = 28;

  /** From so many weights on, adding a whole row is faster than picking. */
  private static final int FEWEST_IN_ROW = 24;

  /** Knuth's multiplier for 64 bits: the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** Read when it is first asked for; class loading makes it safe. */
  private static final class Holder {
    static final NgramModel MODEL = read();
  }

  private final String[] languages;
  private final long[] keys = new long[SLOTS];

  /** The number of an n-gram from 1, by slot. */
  private final int[] numbers = new int[SLOTS];

  /**
   * The number of an n-gram of plain letters, by its three classes: no hashing, and all in cache.
   */
  private final int[] plainNumbers = new int[PLAIN * PLAIN * PLAIN];

  /** Where the weights of an n-gram begin, by its number; those of the next follow. */
  private final int[] begins;

  private final byte[] outcomes;
  private final int[] weights;

  /**
   * All weights of the n-grams that speak for or against most languages, in order of the places.
   */
  private final int[][] rows;

  private final Map<UnicodeScript, boolean[]> writtenIn = new EnumMap<>(UnicodeScript.class);
  private final boolean[] inAnyScript;

  static NgramModel get() {
    return Holder.MODEL;
  }

  private NgramModel(String[] names, Map<String, Context> ngrams) {
    languages = names.clone();
    Arrays.sort(languages);
    int[] placeOf =
        Arrays.stream(names).mapToInt(name -> Arrays.binarySearch(languages, name)).toArray();
    int total = ngrams.values().stream().mapToInt(context -> context.getOutcomes().length).sum();
    outcomes = new byte[total];
    weights = new int[total];
    for (UnicodeScript script : ScriptsOfLanguages.SHARED) {
      writtenIn.put(script, languagesIn(script));
    }
    inAnyScript = languagesIn(UnicodeScript.COMMON);
    begins = new int[ngrams.size() + 2];
    rows = new int[ngrams.size() + 1][0];
    int at = 0;
    int number = 1;
    for (Map.Entry<String, Context> entry : ngrams.entrySet()) {
      place(entry.getKey(), number);
      begins[number] = at;
      int[] active = entry.getValue().getOutcomes();
      double[] parameters = entry.getValue().getParameters();
      for (int k = 0; k < active.length; k++) {
        outcomes[at] = (byte) placeOf[active[k]];
        weights[at] = (int) Math.rint(parameters[k] * UNIT);
        at++;
      }
      if (active.length >= FEWEST_IN_ROW) {
        rows[number] = row(begins[number], at);
      }
      number++;
    }
    begins[number] = at;
  }

  private int[] row(int begin, int end) {
    int[] row = new int[languages.length];
    for (int k = begin; k < end; k++) {
      row[outcomes[k]] = weights[k];
    }
    return row;
  }

  private void place(String ngram, int number) {
    int plain = 0;
    for (int i = 0; i < ngram.length(); i++) {
      int letter = plainLetter(ngram.charAt(i));
      plain = letter == 0 || plain < 0 ? -1 : plain * PLAIN + letter;
    }
    if (plain >= 0) {
      plainNumbers[plain] = number;
    } else {
      numbers[freeSlot(key(ngram, 0, ngram.length()))] = number;
    }
  }

  /** The class of a small letter of ASCII or a space, 0 for all other characters. */
  private static int plainLetter(char c) {
    return c >= 'a' && c <= 'z' ? c - 'a' + 1 : c == ' ' ? PLAIN - 1 : 0;
  }

  private static NgramModel read() {
    try (InputStream in = NgramModel.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "The language model "
                + RESOURCE
                + " is not on the class path. Add org.apache.opennlp:opennlp-models-langdetect,"
                + " or give the language rule a detector of your own.");
      }
      Object[] parts =
          ((AbstractModel) new LanguageDetectorModel(in).getMaxentModel()).getDataStructures();
      Map<String, Context> ngrams = new TreeMap<>();
      ((Map<?, ?>) parts[1])
          .forEach((ngram, context) -> ngrams.put((String) ngram, (Context) context));
      return new NgramModel((String[]) parts[2], ngrams);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The language model " + RESOURCE + " cannot be read. Is the jar complete?", e);
    }
  }

  /** The place of a language among the scores, which are in the order of the codes; or below 0. */
  int placeOf(String code) {
    return Arrays.binarySearch(languages, code);
  }

  /** Which languages are written in a script, by place; not to be changed. */
  boolean[] writtenIn(UnicodeScript script) {
    return writtenIn.getOrDefault(script, inAnyScript);
  }

  private boolean[] languagesIn(UnicodeScript script) {
    boolean[] in = new boolean[languages.length];
    for (int k = 0; k < in.length; k++) {
      in[k] = ScriptsOfLanguages.writes(languages[k], script);
    }
    return in;
  }

  /** The code of the language at a place. */
  String language(int place) {
    return languages[place];
  }

  /** Up to three characters in one number that is never 0. */
  private static long key(CharSequence text, int begin, int end) {
    long key = (long) end - begin;
    for (int i = begin; i < end; i++) {
      key = key << 16 | text.charAt(i);
    }
    return key;
  }

  private int freeSlot(long key) {
    int slot = (int) ((key * SPREAD) >>> SHIFT);
    while (keys[slot] != 0) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    keys[slot] = key;
    return slot;
  }

  /** The number of an n-gram, or 0 if the model does not know it. */
  private int numberOf(CharSequence text, int begin, int end) {
    long key = key(text, begin, end);
    int slot = (int) ((key * SPREAD) >>> SHIFT);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return numbers[slot];
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return 0;
  }

  /**
   * The sum of the weights of all different n-grams of a text, for each language.
   *
   * @param text a normalized text
   * @return in units of 2^-30
   */
  long[] scores(String text) {
    long[] scores = new long[languages.length];
    long[] seen = new long[begins.length / Long.SIZE + 1];
    int length = text.length();
    for (int i = 0; i < length; i++) {
      int plain = 0;
      for (int n = 1; n <= LONGEST_NGRAM && i + n <= length; n++) {
        int letter = plain < 0 ? 0 : plainLetter(text.charAt(i + n - 1));
        plain = letter == 0 ? -1 : plain * PLAIN + letter;
        int number = plain < 0 ? numberOf(text, i, i + n) : plainNumbers[plain];
        if (number > 0 && (seen[number >> 6] >>> number & 1) == 0) {
          seen[number >> 6] |= 1L << number;
          add(number, scores);
        }
      }
    }
    return scores;
  }

  private void add(int number, long[] scores) {
    int[] row = rows[number];
    if (row.length > 0) {
      for (int k = 0; k < row.length; k++) {
        scores[k] += row[k];
      }
    } else {
      for (int k = begins[number]; k < begins[number + 1]; k++) {
        scores[outcomes[k]] += weights[k];
      }
    }
  }

  /**
   * Probabilities: the exponentials of the scores, scaled to one.
   *
   * @param scores as {@link #scores} gives them
   * @param possible which languages may be at all; at least one
   * @param sharpness 1 for the model's own, which are far too even for short texts
   */
  static double[] probabilities(long[] scores, boolean[] possible, double sharpness) {
    long greatest = Long.MIN_VALUE;
    for (int k = 0; k < scores.length; k++) {
      greatest = possible[k] ? Math.max(greatest, scores[k]) : greatest;
    }
    double[] probabilities = new double[scores.length];
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      if (possible[k]) {
        probabilities[k] = StrictMath.exp((scores[k] - greatest) * sharpness / UNIT);
        sum += probabilities[k];
      }
    }
    for (int k = 0; k < scores.length; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }
}
