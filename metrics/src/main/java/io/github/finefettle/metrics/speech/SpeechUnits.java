package io.github.finefettle.metrics.speech;

import io.github.finefettle.metrics.text.PythonText;
import io.github.finefettle.metrics.text.internal.LongIds;
import io.github.finefettle.metrics.text.internal.TokenIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads texts as numbers of their units, equal units having equal numbers until {@link #clear()}.
 *
 * <p>Not safe for use by several threads.
 */
final class SpeechUnits {
  private final SpeechText how;
  private final TokenIds words = new TokenIds();
  private final LongIds characters = new LongIds();
  private char[] text = new char[256];
  private int[] read = new int[64];
  private int count;

  SpeechUnits(SpeechText how) {
    this.how = how;
  }

  void clear() {
    words.clear();
    characters.clear();
  }

  /** One more than the greatest number given out. */
  int ids() {
    return Math.max(words.size(), characters.size());
  }

  /** Reads a text; the numbers of its units are the first {@link #count()} of what it gives. */
  int[] read(String from, int[] room) {
    String normalized = how.normalized(from);
    int length = normalized.length();
    if (text.length < length) {
      text = new char[Math.max(length, (int) Math.min(2L * text.length, 1 << 30))];
    }
    normalized.getChars(0, length, text, 0);
    int start = 0;
    while (start < length && PythonText.isSpace(text[start])) {
      start++;
    }
    while (length > start && PythonText.isSpace(text[length - 1])) {
      length--;
    }
    read = room;
    count = 0;
    if (how.unit() == SpeechUnit.WORD) {
      readWords(start, length);
    } else {
      readCharacters(start, length);
    }
    return read;
  }

  int count() {
    return count;
  }

  /** The units of the text that was read last, for display. */
  List<String> units() {
    List<String> units = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      units.add(
          how.unit() == SpeechUnit.WORD
              ? words.word(read[i])
              : Character.toString((int) characters.key(read[i])));
    }
    return units;
  }

  private void readWords(int start, int end) {
    int from = start;
    int i = start;
    while (i < end) {
      if (!PythonText.isSpace(text[i])) {
        i++;
        continue;
      }
      int space = i;
      while (PythonText.isSpace(text[i])) {
        i++;
      }
      if (i - space > 1 || text[space] == ' ' || how.anyWhiteSpace()) {
        addWord(from, space);
        from = i;
      }
    }
    if (end > from) {
      addWord(from, end);
    }
  }

  private void addWord(int from, int to) {
    char[] room = words.room(to - from);
    System.arraycopy(text, from, room, words.position(), to - from);
    add(words.idOfWritten(to - from));
  }

  private void readCharacters(int start, int end) {
    for (int i = start; i < end; ) {
      int c = Character.codePointAt(text, i, end);
      i += Character.charCount(c);
      add(characters.idOf(c));
    }
  }

  private void add(int id) {
    if (count == read.length) {
      read = Arrays.copyOf(read, Math.max(64, 2 * count));
    }
    read[count++] = id;
  }
}
