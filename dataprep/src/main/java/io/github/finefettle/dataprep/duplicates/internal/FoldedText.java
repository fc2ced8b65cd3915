package io.github.finefettle.dataprep.duplicates.internal;

import io.github.finefettle.dataprep.duplicates.ExactDuplicates;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text cut into words, in lower case and without punctuation. Each word is kept as a hash of its
 * folded UTF-8, because the comparison of sets needs no characters; no string is made for a word.
 *
 * <p>Texts of ASCII alone, by far the most, go another way than the rest. Eight bytes at a step are
 * brought to lower case and sorted into word characters and others, by arithmetic on one 64-bit
 * number: for a byte x below 0x80, {@code x + (0x80 - a)} has its top bit set exactly if x is a or
 * more, and no sum reaches the next byte. The top bits of eight bytes are gathered into eight bits
 * by one multiplication, 64 of them make a map, and the borders of words are where neighbouring
 * bits of the map differ. So the loop over words runs once a word and not once a character. All
 * other texts are read character by character; both ways give the same words, and the tests hold
 * one against the other.
 *
 * <p>An object can be used again and again by one thread, to spare the garbage collector.
 */
public final class FoldedText {
  private static final int OUTSIDE = 0;
  private static final int IN_WORD = 1;
  private static final int AFTER_SINGLE = 2;

  private static final int PLAIN = 0;
  private static final int WITH_APOSTROPHE = 1;
  private static final int BEYOND_ASCII = 2;

  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;

  /** Tells small letters from capitals; with it, no other byte becomes a letter. */
  private static final long SMALL = 0x2020202020202020L;

  private static final long FROM_A = (0x80 - 'a') * ONES;
  private static final long BEHIND_Z = (0x7F - 'z') * ONES;
  private static final long FROM_0 = (0x80 - '0') * ONES;
  private static final long BEHIND_9 = (0x7F - '9') * ONES;
  private static final long UNDERSCORES = '_' * ONES;
  private static final long APOSTROPHES = '\'' * ONES;

  /** Added to a byte below 0x80, sets its top bit unless it was zero. */
  private static final long OTHERS = 0x7F * ONES;

  private static final long GATHER = 0x0102040810204080L;

  /** Each six bits in a row of it occur once. */
  private static final long DE_BRUIJN = 0x03F79D71B4CB0A89L;

  private static final byte[] PLACES = places();

  private final boolean plain;
  private byte[] folded = new byte[256];
  private int end;
  private int[] bounds = new int[64];
  private long[] words = new long[32];
  private long[] characters = new long[0];
  private boolean[] unspaced = new boolean[32];
  private long[] inWord = new long[4];
  private long[] letters = new long[4];
  private long[] joints = new long[4];
  private int count;
  private int codePoints;
  private int halves;
  private int quarters;
  private int state;
  private int wordFrom;
  private boolean wordUnspaced;
  private boolean ascii;

  /**
   * Makes a folder of texts.
   *
   * @param plain whether a word is just an unbroken run of letters, digits and underscores
   */
  public FoldedText(boolean plain) {
    this.plain = plain;
  }

  /**
   * Folds one text.
   *
   * @param text any text
   * @param plain whether a word is just an unbroken run of letters, digits and underscores
   * @return the text, folded
   */
  public static FoldedText of(String text, boolean plain) {
    return new FoldedText(plain).fold(text);
  }

  /**
   * Takes a text in place of the one before.
   *
   * @param text any text
   * @return this
   */
  public FoldedText fold(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    // Only ASCII takes a byte a character, but for half a surrogate pair, which becomes a question
    // mark here and is no word character either way.
    if (bytes.length != text.length() || !foldAscii(bytes, 0, bytes.length)) {
      foldBeyond(text);
    }
    return withSomeWord(text);
  }

  /**
   * Takes a text that is there as bytes in place of the one before.
   *
   * @param utf8 holds valid UTF-8
   * @param from its first byte
   * @param to behind its last byte
   * @return this
   */
  public FoldedText fold(byte[] utf8, int from, int to) {
    if (foldAscii(utf8, from, to) && count > 0) {
      return this;
    }
    String text = new String(utf8, from, to - from, StandardCharsets.UTF_8);
    if (!ascii) {
      foldBeyond(text);
    }
    return withSomeWord(text);
  }

  private void foldBeyond(String text) {
    ascii = false;
    count = 0;
    halves = 0;
    quarters = 0;
    end = 0;
    codePoints = text.codePointCount(0, text.length());
    foldCharacters(FrozenUnicode.composed(text));
  }

  /** Where there is nothing to cut, a row is compared by its exact key, as one word of its kind. */
  private FoldedText withSomeWord(String text) {
    if (count == 0) {
      addHash(Mixing.ofText(ExactDuplicates.keyOf(text)) ^ 1, 0, 0);
    }
    return this;
  }

  /**
   * How many code points the text has, before anything is folded.
   *
   * @return 0 or more
   */
  public int codePoints() {
    return codePoints;
  }

  /**
   * How many words there are.
   *
   * @return 1 or more
   */
  public int count() {
    return count;
  }

  /**
   * The hashes of the words in order.
   *
   * @return not a copy, and longer than there are words
   */
  public long[] words() {
    return words;
  }

  /**
   * The length in words; in scripts without spaces by the usual number of characters a word.
   *
   * @return 1 or more
   */
  public int length() {
    return count - halves - quarters + (2 * halves + quarters + 3) / 4;
  }

  /**
   * The usual number of pieces that one word of this text is cut into.
   *
   * @return 1, 2 or 4
   */
  public int piecesPerWord() {
    if (2 * (halves + quarters) <= count) {
      return 1;
    }
    return quarters > halves ? 4 : 2;
  }

  /**
   * A hash that is equal for texts with the same words in the same order.
   *
   * @return 64 bits
   */
  public long identity() {
    // Two chains, as each step of one waits for the step before.
    long even = Mixing.append(Mixing.START, count);
    long odd = Mixing.START;
    int i = 0;
    for (; i + 1 < count; i += 2) {
      even = Mixing.append(even, words[i]);
      odd = Mixing.append(odd, words[i + 1]);
    }
    if (i < count) {
      even = Mixing.append(even, words[i]);
    }
    return Mixing.finish(Mixing.append(even, odd));
  }

  /**
   * Joins the code points of the words, by a space, or by nothing between characters of scripts
   * without spaces.
   *
   * @return how many there are: none for a text without words
   */
  public int joinCharacters() {
    if (characters.length < end + count) {
      characters = new long[2 * (end + count)];
    }
    return ascii ? joinBytes() : joinPoints();
  }

  /**
   * The code points that were joined last.
   *
   * @return not a copy, and longer than there are code points
   */
  public long[] characters() {
    return characters;
  }

  private int joinBytes() {
    byte[] bytes = folded;
    long[] points = characters;
    int size = 0;
    for (int word = 0; word < count; word++) {
      int to = bounds[2 * word + 1];
      for (int at = bounds[2 * word]; at < to; at++) {
        points[size++] = bytes[at];
      }
      points[size++] = ' ';
    }
    // No space belongs behind the last word; one that stands for a text without words is empty.
    return bounds[0] == bounds[1] ? 0 : size - 1;
  }

  private int joinPoints() {
    long[] points = characters;
    int size = 0;
    for (int word = 0; word < count; word++) {
      if (word > 0 && !(unspaced[word] && unspaced[word - 1])) {
        points[size++] = ' ';
      }
      for (int at = bounds[2 * word]; at < bounds[2 * word + 1]; ) {
        int point = pointAt(at);
        points[size++] = point;
        at += Utf8Length.of(point);
      }
    }
    return size;
  }

  private int pointAt(int at) {
    int lead = folded[at];
    if (lead >= 0) {
      return lead;
    }
    int second = folded[at + 1] & 0x3F;
    if ((lead & 0x20) == 0) {
      return ((lead & 0x1F) << 6) | second;
    }
    int third = folded[at + 2] & 0x3F;
    if ((lead & 0x10) == 0) {
      return ((lead & 0x0F) << 12) | (second << 6) | third;
    }
    return ((lead & 0x07) << 18) | (second << 12) | (third << 6) | (folded[at + 3] & 0x3F);
  }

  /** Folds a text of ASCII alone; false, and nothing is done, if it is none. */
  private boolean foldAscii(byte[] text, int from, int to) {
    int n = to - from;
    int blocks = (n + 63) >>> 6;
    makeRoom(2 * n + 64, blocks, n / 2 + 2);
    boolean jointed = false;
    for (int block = 0; block < blocks; block++) {
      int at = from + (block << 6);
      int marks = foldBlock(text, at, Math.min(to, at + 64), block);
      if (marks == BEYOND_ASCII) {
        ascii = false;
        return false;
      }
      jointed |= marks == WITH_APOSTROPHE;
    }
    ascii = true;
    count = 0;
    halves = 0;
    quarters = 0;
    end = n;
    codePoints = n;
    jointed = jointed && !plain;
    if (jointed) {
      findJoints(text, from, to);
      joinWords(blocks);
    }
    cut(n, blocks, jointed);
    return true;
  }

  /** Folds up to 64 bytes, and notes which belong to words. */
  private int foldBlock(byte[] text, int from, int to, int block) {
    long wordBits = 0;
    long beyond = 0;
    long noApostrophes = TOPS;
    int out = block << 6;
    for (int at = from; at < to; at += 8) {
      long eight = at + 8 <= to ? WordHash.eight(text, at) : lastBytes(text, at, to);
      beyond |= eight;
      long small = eight | SMALL;
      long letter = (small + FROM_A) & ~(small + BEHIND_Z);
      WordHash.put(folded, out, eight | ((letter & TOPS) >>> 2));
      long digit = (eight + FROM_0) & ~(eight + BEHIND_9);
      long word = (letter | digit | ~((eight ^ UNDERSCORES) + OTHERS)) & TOPS;
      noApostrophes &= (eight ^ APOSTROPHES) + OTHERS;
      wordBits |= gathered(word) << (at - from);
      out += 8;
    }
    inWord[block] = wordBits;
    if ((beyond & TOPS) != 0) {
      return BEYOND_ASCII;
    }
    return (noApostrophes & TOPS) != TOPS ? WITH_APOSTROPHE : PLAIN;
  }

  /** The last bytes of a text, fewer than eight, with zeros behind them. */
  private static long lastBytes(byte[] text, int from, int to) {
    if (from + 8 <= text.length) {
      return WordHash.first(WordHash.eight(text, from), to - from);
    }
    long eight = 0;
    for (int i = to - 1; i >= from; i--) {
      eight = (eight << 8) | (text[i] & 0xFF);
    }
    return eight;
  }

  /** Notes where letters and apostrophes stand, in the few texts that have an apostrophe. */
  private void findJoints(byte[] text, int from, int to) {
    for (int block = 0; from + (block << 6) < to; block++) {
      letters[block] = 0;
      joints[block] = 0;
    }
    for (int at = from; at < to; at += 8) {
      long eight = at + 8 <= to ? WordHash.eight(text, at) : lastBytes(text, at, to);
      int place = at - from;
      long small = eight | SMALL;
      long letter = (small + FROM_A) & ~(small + BEHIND_Z) & TOPS;
      letters[place >>> 6] |= gathered(letter) << place;
      joints[place >>> 6] |= gathered(~((eight ^ APOSTROPHES) + OTHERS) & TOPS) << place;
    }
  }

  private static long gathered(long tops) {
    return ((tops >>> 7) * GATHER) >>> 56;
  }

  /** An apostrophe right behind a word character and right before a letter divides no word. */
  private void joinWords(int blocks) {
    long before = 0;
    for (int block = 0; block < blocks; block++) {
      long next = block + 1 < blocks ? letters[block + 1] << 63 : 0;
      joints[block] &= ((inWord[block] << 1) | before) & ((letters[block] >>> 1) | next);
      before = inWord[block] >>> 63;
      inWord[block] |= joints[block];
    }
  }

  private void cut(int n, int blocks, boolean jointed) {
    int from = -1;
    long before = 0;
    for (int block = 0; block < blocks; block++) {
      long bits = inWord[block];
      long borders = bits ^ ((bits << 1) | before);
      before = bits >>> 63;
      while (borders != 0) {
        int at = (block << 6) + lowestBit(borders);
        borders &= borders - 1;
        if (from < 0) {
          from = at;
        } else {
          addAscii(from, at, jointed);
          from = -1;
        }
      }
    }
    if (from >= 0) {
      addAscii(from, n, jointed);
    }
  }

  /**
   * The place of the lowest bit that is set, by a table (Leiserson, Prokop and Randall, "Using de
   * Bruijn sequences to index a 1 in a computer word", 1998): the first compiler, which a short run
   * never leaves, has no instruction for it and takes a method of many branches instead.
   */
  private static int lowestBit(long bits) {
    return PLACES[(int) (((bits & -bits) * DE_BRUIJN) >>> 58)];
  }

  private static byte[] places() {
    byte[] places = new byte[64];
    for (int place = 0; place < 64; place++) {
      places[(int) ((DE_BRUIJN << place) >>> 58)] = (byte) place;
    }
    return places;
  }

  private void addAscii(int from, int to, boolean jointed) {
    int start = from;
    int stop = to;
    if (jointed && hasJoint(from, to)) {
      start = end;
      for (int at = from; at < to; at++) {
        if (folded[at] != '\'') {
          folded[end++] = folded[at];
        }
      }
      stop = end;
    }
    bounds[2 * count] = start;
    bounds[2 * count + 1] = stop;
    words[count++] = WordHash.of(folded, start, stop);
  }

  private boolean hasJoint(int from, int to) {
    for (int at = from; at < to; at++) {
      if (folded[at] == '\'') {
        return true;
      }
    }
    return false;
  }

  private void makeRoom(int bytes, int blocks, int mostWords) {
    if (words.length < mostWords) {
      growWords(mostWords);
    }
    if (folded.length < bytes) {
      folded = new byte[Math.max(bytes, 2 * folded.length)];
    }
    if (inWord.length < blocks) {
      int size = Math.max(blocks, 2 * inWord.length);
      inWord = new long[size];
      letters = new long[size];
      joints = new long[size];
    }
  }

  private void foldCharacters(String text) {
    state = OUTSIDE;
    makeRoom(4 * text.length() + 64, 0, 0);
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (plain) {
        step(isWordCharacter(point), point);
      } else {
        stepAdaptive(text, i, point);
      }
    }
    endWord();
  }

  private void step(boolean belongs, int point) {
    if (belongs) {
      append(point);
    } else {
      endWord();
    }
  }

  private void stepAdaptive(String text, int next, int point) {
    if (point < 128) {
      boolean joins = point == '\'' && joinsLetters(text, next);
      if (!joins) {
        step(isWordCharacter(point), point);
      }
    } else if (isMark(point)) {
      extend(point);
    } else if (isIgnored(point) || (point == 0x2019 && joinsLetters(text, next))) {
      return;
    } else if (Scripts.isEmoji(point)) {
      single(point, 1);
    } else if (Scripts.isWithoutSpaces(point)) {
      single(point, Scripts.charactersPerWord(point));
    } else {
      step(isWordCharacter(point), point);
    }
  }

  private boolean joinsLetters(String text, int next) {
    return state == IN_WORD
        && next < text.length()
        && FrozenUnicode.isLetter(text.codePointAt(next))
        && !Scripts.isWithoutSpaces(text.codePointAt(next));
  }

  private static boolean isWordCharacter(int point) {
    if (point < 128) {
      return (point >= 'a' && point <= 'z')
          || (point >= 'A' && point <= 'Z')
          || (point >= '0' && point <= '9')
          || point == '_';
    }
    int type = FrozenUnicode.type(point);
    return FrozenUnicode.isLetter(point)
        || type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static boolean isMark(int point) {
    int type = FrozenUnicode.type(point);
    return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
        && !isVariationSelector(point);
  }

  private static boolean isIgnored(int point) {
    return FrozenUnicode.type(point) == Character.FORMAT || isVariationSelector(point);
  }

  private static boolean isVariationSelector(int point) {
    return point >= 0xFE00 && point <= 0xFE0F;
  }

  private void append(int point) {
    if (state != IN_WORD) {
      begin(false);
      state = IN_WORD;
    }
    take(FrozenUnicode.foldCase(point));
  }

  /** A mark belongs to the word or single character before it; one that stands alone is dropped. */
  private void extend(int point) {
    if (state != OUTSIDE) {
      take(point);
    }
  }

  private void single(int point, int perWord) {
    begin(perWord > 1);
    state = AFTER_SINGLE;
    halves += perWord == 2 ? 1 : 0;
    quarters += perWord == 4 ? 1 : 0;
    take(point);
  }

  private void begin(boolean withoutSpaces) {
    endWord();
    wordFrom = end;
    wordUnspaced = withoutSpaces;
  }

  private void take(int point) {
    int length = Utf8Length.of(point);
    int last = end + length - 1;
    int rest = point;
    for (int at = last; at > end; at--) {
      folded[at] = (byte) (0x80 | (rest & 0x3F));
      rest >>>= 6;
    }
    folded[end] = (byte) (length == 1 ? rest : rest | (0xF00 >>> length));
    end += length;
  }

  private void endWord() {
    if (state != OUTSIDE) {
      addHash(WordHash.of(folded, wordFrom, end), wordFrom, end);
      unspaced[count - 1] = wordUnspaced;
      state = OUTSIDE;
    }
  }

  private void addHash(long hash, int from, int to) {
    if (count == words.length) {
      growWords(2 * count);
    }
    bounds[2 * count] = from;
    bounds[2 * count + 1] = to;
    unspaced[count] = false;
    words[count++] = hash;
  }

  private void growWords(int room) {
    words = Arrays.copyOf(words, room);
    bounds = Arrays.copyOf(bounds, 2 * room);
    unspaced = Arrays.copyOf(unspaced, room);
  }
}
