package io.github.finefettle.metrics.text;

import io.github.finefettle.metrics.text.internal.TokenIds;
import java.util.Arrays;

/**
 * Numbers the different tokens of one text from 0, so that n-grams can be compared as numbers. Open
 * addressing over the characters themselves: a hash only says where to look, and tokens are the
 * same only if their characters are.
 *
 * <p>Not safe for use by several threads.
 */
final class NGramVocabulary {
  private static final int EMPTY = 0;

  /** The id of a token plus one, or {@link #EMPTY}. */
  private int[] slots = new int[256];

  private int[] hashes = new int[64];
  private int[] tokens = new int[64];
  private int mask;
  private int count;

  /**
   * Numbers the tokens of a text; what was numbered before is forgotten.
   *
   * @param text the text, which must not change while this is asked
   * @param ids filled with an id for each token; equal ids for equal tokens
   */
  void number(TokenSpans text, int[] ids) {
    int n = text.count();
    int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, n)) << 2);
    if (slots.length < capacity) {
      slots = new int[capacity];
    } else {
      Arrays.fill(slots, 0, capacity, EMPTY);
    }
    if (hashes.length < n) {
      hashes = new int[2 * n];
      tokens = new int[2 * n];
    }
    mask = capacity - 1;
    count = 0;
    for (int i = 0; i < n; i++) {
      ids[i] = number(text, i);
    }
  }

  /**
   * The ids of another text's tokens.
   *
   * @param known the text that was numbered
   * @param text the other text
   * @param ids filled with an id for each token, -1 where the numbered text has no such token
   * @param from where to begin in ids
   */
  void find(TokenSpans known, TokenSpans text, int[] ids, int from) {
    char[] chars = text.chars();
    for (int i = 0; i < text.count(); i++) {
      int start = text.start(i);
      int end = text.end(i);
      int hash = TokenIds.hash(chars, start, end);
      int slot = hash & mask;
      int id = -1;
      while (slots[slot] != EMPTY) {
        int candidate = slots[slot] - 1;
        if (hashes[candidate] == hash && isToken(known, tokens[candidate], chars, start, end)) {
          id = candidate;
          break;
        }
        slot = (slot + 1) & mask;
      }
      ids[from + i] = id;
    }
  }

  private int number(TokenSpans text, int token) {
    char[] chars = text.chars();
    int start = text.start(token);
    int end = text.end(token);
    int hash = TokenIds.hash(chars, start, end);
    int slot = hash & mask;
    while (slots[slot] != EMPTY) {
      int candidate = slots[slot] - 1;
      if (hashes[candidate] == hash && isToken(text, tokens[candidate], chars, start, end)) {
        return candidate;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = count + 1;
    hashes[count] = hash;
    tokens[count] = token;
    return count++;
  }

  private static boolean isToken(TokenSpans text, int token, char[] chars, int start, int end) {
    return Arrays.equals(text.chars(), text.start(token), text.end(token), chars, start, end);
  }
}
