package io.github.finefettle.metrics.text.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The different n-grams of texts, exactly: a word has a number, and an n-gram is the number of its
 * first n - 1 words with that of its last. No hash stands for a text, so none can collide.
 *
 * <p>In the byte form words are sorted by their chars and n-grams by the places of their words, so
 * that the order in which texts came leaves no trace.
 *
 * <p>Not safe for use by several threads.
 */
public final class GramTrie {
  private static final byte VERSION = 1;

  private final TokenIds vocabulary;
  private final LongIds[] levels;
  private long texts;
  private long grams;

  /**
   * Begins with no texts.
   *
   * @param vocabulary the table by which words have their numbers
   * @param order how many words an n-gram has, 1 or more
   */
  public GramTrie(TokenIds vocabulary, int order) {
    this.vocabulary = vocabulary;
    this.levels = new LongIds[order - 1];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = new LongIds();
    }
  }

  /**
   * Takes a text in.
   *
   * @param words the numbers of its words
   * @param size how many of them count
   */
  public void add(int[] words, int size) {
    texts++;
    grams += Math.max(0, size - levels.length);
    int[] gram = Arrays.copyOf(words, size);
    for (int level = 0; level < levels.length; level++) {
      for (int i = 0; i + level + 1 < size; i++) {
        gram[i] = levels[level].idOf(LongIds.key(gram[i], words[i + level + 1]));
      }
    }
  }

  /**
   * Takes in the texts of another, which is left as it was.
   *
   * @param other with n-grams of as many words
   */
  public void add(GramTrie other) {
    texts = Math.addExact(texts, other.texts);
    grams = Math.addExact(grams, other.grams);
    int[] words = new int[other.vocabulary.size()];
    for (int id = 0; id < words.length; id++) {
      words[id] = vocabulary.idOf(other.vocabulary.word(id));
    }
    int[] prefixes = words;
    for (int level = 0; level < levels.length; level++) {
      LongIds theirs = other.levels[level];
      int[] mapped = new int[theirs.size()];
      for (int id = 0; id < mapped.length; id++) {
        long key = theirs.key(id);
        mapped[id] =
            levels[level].idOf(LongIds.key(prefixes[(int) (key >>> 32)], words[(int) key]));
      }
      prefixes = mapped;
    }
  }

  /**
   * How many texts there were.
   *
   * @return 0 or more
   */
  public long texts() {
    return texts;
  }

  /**
   * How many n-grams there were.
   *
   * @return 0 or more
   */
  public long grams() {
    return grams;
  }

  /**
   * How many different n-grams there were.
   *
   * @return 0 or more
   */
  public long different() {
    return levels.length == 0 ? vocabulary.size() : levels[levels.length - 1].size();
  }

  /**
   * What is held, in a versioned form.
   *
   * @param of what the texts were counted for
   * @return bytes, equal for equal texts in any order
   */
  public byte[] toBytes(String of) {
    byte[] name = of.getBytes(StandardCharsets.UTF_8);
    String[] words = new String[vocabulary.size()];
    long size = 1L + Integer.BYTES + name.length + 2 * Long.BYTES + Integer.BYTES;
    for (int id = 0; id < words.length; id++) {
      words[id] = vocabulary.word(id);
      size += Integer.BYTES + 2L * words[id].length();
    }
    for (LongIds level : levels) {
      size += Integer.BYTES + (long) Long.BYTES * level.size();
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size));
    out.put(VERSION).putInt(name.length).put(name).putLong(texts).putLong(grams);
    String[] sorted = words.clone();
    Arrays.sort(sorted);
    out.putInt(sorted.length);
    for (String word : sorted) {
      out.putInt(word.length());
      for (int i = 0; i < word.length(); i++) {
        out.putChar(word.charAt(i));
      }
    }
    int[] wordRanks = new int[words.length];
    for (int id = 0; id < words.length; id++) {
      wordRanks[id] = Arrays.binarySearch(sorted, words[id]);
    }
    int[] prefixRanks = wordRanks;
    for (LongIds level : levels) {
      prefixRanks = write(level, prefixRanks, wordRanks, out);
    }
    return out.array();
  }

  private static int[] write(LongIds level, int[] prefixRanks, int[] wordRanks, ByteBuffer out) {
    long[] ranked = new long[level.size()];
    for (int id = 0; id < ranked.length; id++) {
      long key = level.key(id);
      ranked[id] = LongIds.key(prefixRanks[(int) (key >>> 32)], wordRanks[(int) key]);
    }
    long[] sorted = ranked.clone();
    Arrays.sort(sorted);
    out.putInt(sorted.length);
    int[] ranks = new int[ranked.length];
    for (int id = 0; id < ranked.length; id++) {
      out.putLong(sorted[id]);
      ranks[id] = Arrays.binarySearch(sorted, ranked[id]);
    }
    return ranks;
  }

  /**
   * Reads what {@link #toBytes} wrote into an empty trie.
   *
   * @param of what the texts were counted for
   * @param bytes the bytes
   * @throws IllegalArgumentException if they were written for something else, or are damaged
   */
  public void read(String of, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      require(in.get() == VERSION, of, "they are of another version");
      byte[] name = new byte[length(in, 1, of)];
      in.get(name);
      require(
          new String(name, StandardCharsets.UTF_8).equals(of), of, "they are of another metric");
      texts = in.getLong();
      grams = in.getLong();
      readWords(in, of);
      int prefixes = vocabulary.size();
      for (LongIds level : levels) {
        prefixes = read(level, prefixes, in, of);
      }
    } catch (BufferUnderflowException e) {
      throw malformed(of, "they are cut off", e);
    }
    require(!in.hasRemaining(), of, "there are too many of them");
    require(texts >= 0 && grams >= different(), of, "the counts contradict each other");
  }

  private void readWords(ByteBuffer in, String of) {
    int count = length(in, Integer.BYTES, of);
    for (int id = 0; id < count; id++) {
      int length = length(in, Character.BYTES, of);
      StringBuilder word = new StringBuilder(length);
      for (int i = 0; i < length; i++) {
        word.append(in.getChar());
      }
      require(vocabulary.idOf(word.toString()) == id, of, "a word stands twice");
    }
  }

  private int read(LongIds level, int prefixes, ByteBuffer in, String of) {
    int count = length(in, Long.BYTES, of);
    for (int id = 0; id < count; id++) {
      long key = in.getLong();
      int prefix = (int) (key >>> 32);
      int word = (int) key;
      require(
          prefix >= 0 && prefix < prefixes && word >= 0 && word < vocabulary.size(),
          of,
          "an n-gram has a word that is not there");
      require(level.idOf(key) == id, of, "an n-gram stands twice");
    }
    return count;
  }

  private static int length(ByteBuffer in, int unit, String of) {
    int length = in.getInt();
    require(length >= 0 && length <= in.remaining() / unit, of, "they are cut off");
    return length;
  }

  private static void require(boolean holds, String of, String why) {
    if (!holds) {
      throw malformed(of, why, null);
    }
  }

  private static IllegalArgumentException malformed(
      String of, String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The bytes are no state of " + of + ": " + why + ". Count the texts again.", cause);
  }
}
