package io.github.finefettle.examples.language;

import io.github.finefettle.core.definition.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Cuts text into the tokens of a model, and joins them again: byte-pair encoding with scores in the
 * manner of SentencePiece (Kudo and Richardson 2018, arXiv:1808.06226; the merges are those of
 * Sennrich et al. 2016, arXiv:1508.07909).
 *
 * <p>A space is put before the text, each character becomes a token (its UTF-8 bytes where the
 * vocabulary has no such character), and then, again and again, the two neighbours whose joint
 * piece has the highest score become one, the leftmost first among equals.
 *
 * <p>Ids: 0 unknown, 1 begin of text, 2 end of text, 3 to 258 the bytes 0 to 255, then the pieces.
 * Immutable and safe for use by several threads.
 */
public final class BytePairTokenizer {
  /** The token that stands before every text. */
  public static final int BEGIN = 1;

  /** The token of a text's end; the models here are not trained to write it. */
  public static final int END = 2;

  /** The token of byte 0; that of byte b follows b later. */
  public static final int FIRST_BYTE = 3;

  /** The token of the first piece that is text. */
  public static final int FIRST_PIECE = FIRST_BYTE + 256;

  private final List<String> pieces;
  private final double[] scores;
  private final Map<String, Integer> tokens = new HashMap<>();
  private final Map<Long, Integer> merges = new HashMap<>();

  private BytePairTokenizer(List<String> pieces, double[] scores) {
    this.pieces = pieces;
    this.scores = scores;
    for (int token = FIRST_PIECE; token < pieces.size(); token++) {
      if (tokens.putIfAbsent(pieces.get(token), token) != null) {
        throw new IllegalArgumentException(
            "The pieces "
                + tokens.get(pieces.get(token))
                + " and "
                + token
                + " are the same text. Each piece may stand once.");
      }
    }
    for (int token = FIRST_PIECE; token < pieces.size(); token++) {
      addWaysToMake(token);
    }
  }

  /** Every cut of a piece into two other pieces is a merge that makes it. */
  private void addWaysToMake(int token) {
    String piece = pieces.get(token);
    for (int cut = 1; cut < piece.length(); cut++) {
      Integer left = tokens.get(piece.substring(0, cut));
      Integer right = tokens.get(piece.substring(cut));
      if (left != null && right != null) {
        merges.put(pair(left, right), token);
      }
    }
  }

  private static long pair(int left, int right) {
    return ((long) left << 32) | right;
  }

  /**
   * Makes a tokenizer.
   *
   * @param pieces the text of each token; those below {@link #FIRST_PIECE} are names only
   * @param scores the merge priority of each token, higher first
   * @return the tokenizer
   * @throws IllegalArgumentException if the lists differ in length, are too short for the bytes, or
   *     a piece is empty or stands twice
   */
  public static BytePairTokenizer of(List<String> pieces, double[] scores) {
    if (pieces.size() != scores.length || pieces.size() < FIRST_PIECE) {
      throw new IllegalArgumentException(
          "There are "
              + pieces.size()
              + " pieces and "
              + scores.length
              + " scores; expected as many of one as of the other, "
              + FIRST_PIECE
              + " at least, for the bytes come first.");
    }
    for (int token = FIRST_PIECE; token < pieces.size(); token++) {
      if (pieces.get(token).isEmpty()) {
        throw new IllegalArgumentException("The piece " + token + " is empty. Give it a text.");
      }
    }
    return new BytePairTokenizer(List.copyOf(pieces), scores.clone());
  }

  /**
   * Reads a tokenizer.
   *
   * @param json content of {@code tokenizer.json}, with members {@code pieces} and {@code scores}
   * @return the tokenizer
   * @throws IllegalArgumentException if it does not have them or they are not sound
   */
  public static BytePairTokenizer fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    return of(
        object.array("pieces").stream().map(JsonValue::asString).toList(),
        object.array("scores").stream().mapToDouble(JsonValue::asDouble).toArray());
  }

  /**
   * The content of {@code tokenizer.json}.
   *
   * @return pieces and scores
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put(
            "note",
            "Byte-pair encoding; id 0 unknown, 1 begin, 2 end, 3..258 bytes; the highest score"
                + " merges first; one space is put before non-empty text")
        .put("pieces", JsonValue.strings(pieces))
        .put("scores", JsonValue.numbers(scores))
        .toJson();
  }

  /**
   * How many tokens there are.
   *
   * @return the size of the vocabulary
   */
  public int size() {
    return pieces.size();
  }

  /**
   * Cuts a text.
   *
   * @param text any text; an unpaired surrogate becomes a question mark
   * @return its tokens, {@link #BEGIN} first; only that for empty text
   */
  public int[] encode(String text) {
    int[] ids = text.isEmpty() ? new int[0] : characters(" " + text);
    int kept = merge(ids);
    int[] encoded = new int[kept + 1];
    encoded[0] = BEGIN;
    System.arraycopy(ids, 0, encoded, 1, kept);
    return encoded;
  }

  private int[] characters(String text) {
    int[] ids = new int[text.length() * 3];
    int count = 0;
    for (int i = 0; i < text.length(); ) {
      int end = i + Character.charCount(text.codePointAt(i));
      String character = text.substring(i, end);
      Integer token = tokens.get(character);
      if (token != null) {
        ids[count++] = token;
      } else {
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
          ids[count++] = FIRST_BYTE + (b & 0xFF);
        }
      }
      i = end;
    }
    return Arrays.copyOf(ids, count);
  }

  private record Candidate(double score, int position, int merged)
      implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int byScore = Double.compare(other.score, score);
      return byScore != 0 ? byScore : Integer.compare(position, other.position);
    }
  }

  /**
   * Merges in place and returns how many tokens are left. A queue of candidates beside a linked
   * list of what is left makes it n log n; a candidate whose neighbours have changed is passed
   * over.
   */
  private int merge(int[] ids) {
    int n = ids.length;
    int[] next = new int[n];
    int[] previous = new int[n];
    PriorityQueue<Candidate> queue = new PriorityQueue<>();
    for (int i = 0; i < n; i++) {
      previous[i] = i - 1;
      next[i] = i + 1 < n ? i + 1 : -1;
      offer(ids, i, next[i], queue);
    }
    Candidate best = queue.poll();
    while (best != null) {
      int left = best.position();
      int right = ids[left] < 0 ? -1 : next[left];
      if (right >= 0 && merges.getOrDefault(pair(ids[left], ids[right]), -1) == best.merged()) {
        ids[left] = best.merged();
        ids[right] = -1;
        next[left] = next[right];
        if (next[right] >= 0) {
          previous[next[right]] = left;
        }
        offer(ids, left, next[left], queue);
        offer(ids, previous[left], left, queue);
      }
      best = queue.poll();
    }
    int kept = 0;
    for (int i = 0; i >= 0 && i < n; i = next[i]) {
      ids[kept++] = ids[i];
    }
    return kept;
  }

  private void offer(int[] ids, int left, int right, PriorityQueue<Candidate> queue) {
    if (left < 0 || right < 0) {
      return;
    }
    Integer merged = merges.get(pair(ids[left], ids[right]));
    if (merged != null) {
      queue.add(new Candidate(scores[merged], left, merged));
    }
  }

  /**
   * Joins tokens to text.
   *
   * @param ids tokens of this vocabulary; begin, end and unknown are left out
   * @return the text, without the space that encoding put before it; bytes that are no UTF-8 become
   *     replacement characters
   * @throws IllegalArgumentException if a token is outside the vocabulary
   */
  public String decode(int... ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int id : ids) {
      if (id < 0 || id >= pieces.size()) {
        throw new IllegalArgumentException(
            "The token "
                + id
                + " is outside the vocabulary of "
                + pieces.size()
                + ". Decode with the tokenizer that encoded.");
      }
      if (id >= FIRST_PIECE) {
        bytes.writeBytes(pieces.get(id).getBytes(StandardCharsets.UTF_8));
      } else if (id >= FIRST_BYTE) {
        bytes.write(id - FIRST_BYTE);
      }
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    boolean hasPrefix = ids.length > 0 && ids[0] == BEGIN && text.startsWith(" ");
    return hasPrefix ? text.substring(1) : text;
  }
}
