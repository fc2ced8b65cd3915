package io.github.finefettle.metrics.sequence;

import com.google.errorprone.annotations.CheckReturnValue;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads tagged sentences from files of one token a line, its columns apart by tabs or spaces, an
 * empty line after every sentence. Made for files as they are found:
 *
 * <ul>
 *   <li>lines end in LF or CRLF; a line of white space alone is empty; several empty lines are one
 *   <li>tabs, spaces and runs of both part columns, in one file and in one line; the tag is the
 *       last column unless another is named
 *   <li>a byte order mark, {@code -DOCSTART-} lines, and comment lines at the head of a sentence
 *       are passed over
 *   <li>a token that is missing or made of white space is read if its line still ends in a tag
 *   <li>bytes that are no UTF-8 spoil the spelling of a token, not the reading
 * </ul>
 *
 * <p>Of two files the tokens are compared, and where spellings differ while the counts agree, the
 * result carries a warning. Where the sentences of two files have other lengths but all tokens
 * together are as many, the predicted tags are dealt out over the true sentences, with a warning.
 * Otherwise sentences of other lengths are set aside with both line numbers, and reading goes on
 * where the files agree again. Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class ConllReader {
  /** The last column. */
  private static final int LAST = -1;

  private static final int LAST_BUT_ONE = -2;

  private final int goldColumn;
  private final int predictedColumn;
  private final EntityScheme scheme;

  private ConllReader(int goldColumn, int predictedColumn, EntityScheme scheme) {
    this.goldColumn = goldColumn;
    this.predictedColumn = predictedColumn;
    this.scheme = scheme;
  }

  /**
   * Two files whose last columns are the true and the predicted tags.
   *
   * @return the reader, for {@link #read(Path, Path)}
   */
  public static ConllReader ofTwoFiles() {
    return new ConllReader(LAST, LAST, EntityScheme.CONLLEVAL);
  }

  /**
   * One file whose last column is the predicted tag and the one before the true tag, as the program
   * conlleval reads it.
   *
   * @return the reader, for {@link #read(Path)}
   */
  public static ConllReader ofOneFile() {
    return new ConllReader(LAST_BUT_ONE, LAST, EntityScheme.CONLLEVAL);
  }

  /**
   * The same reader with the true tags in another column.
   *
   * @param column from 1 at the left, or from -1 at the right
   * @return a new reader
   */
  public ConllReader goldColumn(int column) {
    return new ConllReader(checked(column), predictedColumn, scheme);
  }

  /**
   * The same reader with the predicted tags in another column.
   *
   * @param column from 1 at the left, or from -1 at the right
   * @return a new reader
   */
  public ConllReader predictedColumn(int column) {
    return new ConllReader(goldColumn, checked(column), scheme);
  }

  /**
   * The same reader, which sets aside sentences that a strict scheme would refuse.
   *
   * @param strict the scheme
   * @return a new reader
   */
  public ConllReader requiring(EntityScheme strict) {
    return new ConllReader(goldColumn, predictedColumn, strict);
  }

  /**
   * Reads true and predicted tags from two files.
   *
   * @param gold the file with the true tags
   * @param predicted the file with the predicted tags, of the same tokens
   * @return the sentences, and what was set aside
   * @throws IOException if a file cannot be read
   */
  public ConllResult read(Path gold, Path predicted) throws IOException {
    ConllFile truth = ConllFile.read(gold, goldColumn);
    ConllFile guess = ConllFile.read(predicted, predictedColumn);
    return ConllAlignment.of(truth, guess, scheme);
  }

  /**
   * Reads true and predicted tags from two columns of one file.
   *
   * @param both the file
   * @return the sentences, and what was set aside
   * @throws IOException if the file cannot be read
   */
  public ConllResult read(Path both) throws IOException {
    if (goldColumn == predictedColumn) {
      throw new IllegalStateException(
          "The true and the predicted tags are both to be read from column "
              + goldColumn
              + " of one file. Begin with ConllReader.ofOneFile(), or name two columns.");
    }
    return ConllAlignment.of(
        ConllFile.read(both, goldColumn), ConllFile.read(both, predictedColumn), scheme);
  }

  private static int checked(int column) {
    if (column == 0) {
      throw new IllegalArgumentException(
          "The column (0) must be counted from 1 at the left or from -1 at the right.");
    }
    return column;
  }
}
