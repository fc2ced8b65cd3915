package io.github.finefettle.examples.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Labelled texts as tokens, and the making of batches from them: every text is cut at a length, and
 * a batch is filled up to its longest text only.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class TokenizedExamples {
  private final int[][] ids;
  private final int[] labels;
  private final int truncated;

  private TokenizedExamples(int[][] ids, int[] labels, int truncated) {
    this.ids = ids;
    this.labels = labels;
    this.truncated = truncated;
  }

  /**
   * Tokenizes texts.
   *
   * @param tokenizer the tokenizer of the model
   * @param texts the texts
   * @param labels the class of each text, 0 or more
   * @param maxTokens where texts are cut, begin token included; at most the positions of the model
   * @return the examples in the same order
   * @throws IllegalArgumentException if there are not as many labels as texts, a label is negative,
   *     or {@code maxTokens} is below 1
   */
  public static TokenizedExamples of(
      BytePairTokenizer tokenizer, List<String> texts, int[] labels, int maxTokens) {
    if (texts.size() != labels.length) {
      throw new IllegalArgumentException(
          "There are "
              + texts.size()
              + " texts but "
              + labels.length
              + " labels. Give one label for each text.");
    }
    if (maxTokens < 1) {
      throw new IllegalArgumentException(
          "The length to cut at (" + maxTokens + ") must be 1 or more; the begin token needs it.");
    }
    if (Arrays.stream(labels).anyMatch(label -> label < 0)) {
      throw new IllegalArgumentException("A label is negative. Number the classes from 0.");
    }
    int[][] ids = new int[texts.size()][];
    int truncated = 0;
    for (int row = 0; row < ids.length; row++) {
      int[] encoded = tokenizer.encode(texts.get(row));
      truncated += encoded.length > maxTokens ? 1 : 0;
      ids[row] = Arrays.copyOf(encoded, Math.min(encoded.length, maxTokens));
    }
    return new TokenizedExamples(ids, labels.clone(), truncated);
  }

  /**
   * How many examples there are.
   *
   * @return 0 or more
   */
  public int size() {
    return ids.length;
  }

  /**
   * How many texts were longer than the cut.
   *
   * @return 0 to {@code size()}
   */
  public int truncated() {
    return truncated;
  }

  /**
   * The length of a row.
   *
   * @param row 0 to {@code size() - 1}
   * @return its tokens after the cut, 1 or more
   */
  public int length(int row) {
    return ids[row].length;
  }

  /**
   * The class of a row.
   *
   * @param row 0 to {@code size() - 1}
   * @return the class
   */
  public int label(int row) {
    return labels[row];
  }

  /**
   * What a {@link SequenceClassifier} takes in for some rows.
   *
   * @param manager owns the arrays
   * @param rows which rows, 1 or more
   * @return token ids (64-bit, 0 after a text's end) and the mask (1 for a token, 0 after), both of
   *     shape (rows, longest of them)
   */
  public NDList inputs(NDManager manager, int... rows) {
    int longest = 0;
    for (int row : rows) {
      longest = Math.max(longest, ids[row].length);
    }
    long[] padded = new long[rows.length * longest];
    float[] mask = new float[rows.length * longest];
    for (int i = 0; i < rows.length; i++) {
      int[] row = ids[rows[i]];
      for (int t = 0; t < row.length; t++) {
        padded[i * longest + t] = row[t];
        mask[i * longest + t] = 1;
      }
    }
    Shape shape = new Shape(rows.length, longest);
    return new NDList(manager.create(padded, shape), manager.create(mask, shape));
  }

  /**
   * The classes of some rows.
   *
   * @param manager owns the array
   * @param rows which rows, 1 or more
   * @return class numbers (64-bit) of shape (rows)
   */
  public NDArray classes(NDManager manager, int... rows) {
    return manager.create(Arrays.stream(rows).mapToLong(row -> labels[row]).toArray());
  }
}
