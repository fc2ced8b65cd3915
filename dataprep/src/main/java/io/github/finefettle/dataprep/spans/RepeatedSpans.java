package io.github.finefettle.dataprep.spans;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which stretches of text count as repeated: those of at least so many characters that stand, to
 * the character, in at least so many different rows. Immutable; safe for use by several threads.
 *
 * <pre>{@code
 * List<RepeatedSpan> spans = RepeatedSpans.atLeast(60).inRows(3).find(texts);
 * }</pre>
 *
 * <p>The search is exact, through a suffix array in memory. It takes 16 bytes of heap for each
 * character (Unicode code point) and each row, beside the texts, and less than that again where
 * nearly everything is repeated; the time grows with the number of characters alone. A repetition
 * within one row is none.
 *
 * <p>A span is reported unless a longer one stands in the same rows. So of rows with the paragraphs
 * A, AB and AB the spans AB (2 rows) and A (3 rows) are both reported.
 */
@CheckReturnValue
public final class RepeatedSpans implements Definition {
  /** The least characters of a span where nothing else is said. */
  public static final int STANDARD_CHARACTERS = 60;

  /** The least rows of a span where nothing else is said. */
  public static final int STANDARD_ROWS = 3;

  /** The most characters that are searched where nothing else is said. */
  public static final long STANDARD_LIMIT = 100_000_000;

  /** An array holds no more, and each row takes one place beside its characters. */
  private static final long MOST_SYMBOLS = Integer.MAX_VALUE - 64L;

  private static final String KIND = "repeated-spans";
  private static final int VERSION = 1;

  /** What is repeated most comes first; the order does not depend on anything but the rows. */
  private static final Comparator<RepeatedSpan> ORDER =
      Comparator.<RepeatedSpan>comparingLong(span -> -(long) span.characters() * span.rows())
          .thenComparingInt(span -> span.occurrences().get(0).row())
          .thenComparingInt(span -> span.occurrences().get(0).start())
          .thenComparingInt(span -> -span.characters());

  private final int characters;
  private final int rows;
  private final long limit;

  private RepeatedSpans(int characters, int rows, long limit) {
    if (characters < 1) {
      throw new IllegalArgumentException(
          "The length of a span ("
              + characters
              + ") must be 1 character or more. Try "
              + STANDARD_CHARACTERS
              + "; short spans are common to most texts.");
    }
    if (rows < 2) {
      throw new IllegalArgumentException(
          "The rows of a span ("
              + rows
              + ") must be 2 or more, because nothing is repeated in one row. Try "
              + STANDARD_ROWS
              + ".");
    }
    if (limit < 1) {
      throw new IllegalArgumentException(
          "The limit (" + limit + ") must be 1 character or more. Try " + STANDARD_LIMIT + ".");
    }
    this.characters = characters;
    this.rows = rows;
    this.limit = limit;
  }

  /**
   * Spans of 60 characters or more, about ten words, that stand in 3 rows or more. Rows of
   * fine-tuning sets are short, so the 100 bytes that are usual for web pages would pass over their
   * boilerplate; and two rows alone share a sentence too often for it to be boilerplate.
   *
   * @return the definition
   */
  public static RepeatedSpans standard() {
    return atLeast(STANDARD_CHARACTERS);
  }

  /**
   * Spans of a least length that stand in 3 rows or more.
   *
   * @param characters Unicode code points, 1 or more
   * @return the definition
   */
  public static RepeatedSpans atLeast(int characters) {
    return new RepeatedSpans(characters, STANDARD_ROWS, STANDARD_LIMIT);
  }

  /**
   * The same with another number of rows.
   *
   * @param least how many different rows, 2 or more
   * @return a new definition
   */
  public RepeatedSpans inRows(int least) {
    return new RepeatedSpans(characters, least, limit);
  }

  /**
   * The same with another limit on what is searched.
   *
   * @param most characters of all rows together, 1 or more; a search takes 16 bytes of heap for
   *     each, and there can be no more than about 2 thousand million
   * @return a new definition
   */
  public RepeatedSpans upTo(long most) {
    return new RepeatedSpans(characters, rows, most);
  }

  /**
   * Finds the repeated spans; stops where the thread is interrupted.
   *
   * @param texts one text a row
   * @return the spans, those with the most repeated characters (length times rows) first; ties by
   *     the first occurrence, then the longer one
   * @throws IllegalArgumentException if there are more characters than the limit
   */
  public List<RepeatedSpan> find(List<String> texts) {
    return find(texts, ProgressListener.none(), new Cancellation());
  }

  /**
   * Finds the repeated spans.
   *
   * @param texts one text a row
   * @param listener hears of the phases: the suffix array, the common prefixes, the spans
   * @param cancellation a wish to stop
   * @return as {@link #find(List)} gives them
   * @throws IllegalArgumentException if there are more characters than the limit
   * @throws java.util.concurrent.CancellationException if the work was to stop
   */
  public List<RepeatedSpan> find(
      List<String> texts, ProgressListener listener, Cancellation cancellation) {
    return find(texts, IntStream.range(0, texts.size()).toArray(), listener, cancellation);
  }

  /** The same where a row can have several texts: rows are counted, occurrences name the text. */
  List<RepeatedSpan> find(
      List<String> texts, int[] rowOf, ProgressListener listener, Cancellation cancellation) {
    requireWithinLimit(RowTexts.characters(texts), texts.size());
    List<RepeatedSpan> found =
        new ArrayList<>(
            new SpanSearch(
                    new RowTexts(List.copyOf(texts), rowOf),
                    characters,
                    rows,
                    listener,
                    cancellation)
                .find());
    found.sort(ORDER);
    return List.copyOf(found);
  }

  private void requireWithinLimit(long held, int texts) {
    if (held > limit || held + texts > MOST_SYMBOLS) {
      throw new IllegalArgumentException(
          "The rows hold "
              + held
              + " characters, more than the limit of "
              + Math.min(limit, MOST_SYMBOLS - texts)
              + " for repeated spans. Search a sample of the rows or one source at a time, or raise"
              + " the limit with upTo: a search takes 16 bytes of heap for each character.");
    }
  }

  /**
   * The least length of a span.
   *
   * @return in characters (Unicode code points), 1 or more
   */
  public int characters() {
    return characters;
  }

  /**
   * The least number of different rows of a span.
   *
   * @return 2 or more
   */
  public int rows() {
    return rows;
  }

  /**
   * The most characters that are searched.
   *
   * @return 1 or more
   */
  public long limit() {
    return limit;
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("characters", characters)
        .put("rows", rows)
        .put("limit", limit)
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the definition
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is of another kind or a
   *     newer version
   */
  public static RepeatedSpans fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    o.requireKind(KIND, VERSION);
    return new RepeatedSpans(
        Math.toIntExact(o.integer("characters")),
        Math.toIntExact(o.integer("rows")),
        o.integer("limit"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RepeatedSpans that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  @Override
  public String toString() {
    return "spans of at least " + characters + " characters in at least " + rows + " rows";
  }
}
