package io.github.finefettle.dataprep.io;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.split.RowId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows with their ids, the rows that could not be parsed, and how the source was read. Immutable.
 *
 * @param <R> the type of a row
 */
@CheckReturnValue
public final class SourceRows<R> {
  /** The source's name in the ids of rows that came as a list. */
  public static final String LIST = "list";

  private final List<RowId> ids;
  private final List<R> rows;
  private final List<RejectedRow> rejected;
  private final Map<String, String> facts;
  private final List<Finding> findings;

  private SourceRows(
      List<RowId> ids,
      List<R> rows,
      List<RejectedRow> rejected,
      Map<String, String> facts,
      List<Finding> findings) {
    if (ids.size() != rows.size()) {
      throw new IllegalArgumentException(
          "There are "
              + ids.size()
              + " ids but "
              + rows.size()
              + " rows. Give exactly one id for each row.");
    }
    this.ids = List.copyOf(ids);
    this.rows = List.copyOf(rows);
    this.rejected = List.copyOf(rejected);
    this.facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    this.findings = List.copyOf(findings);
  }

  /**
   * Rows of a list; their ids are {@code list#0}, {@code list#1} and so on.
   *
   * @param <R> the type of a row
   * @param rows the rows, none null
   * @return the rows with ids
   */
  public static <R> SourceRows<R> of(List<R> rows) {
    List<RowId> ids = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ids.add(new RowId(LIST, i));
    }
    return of(ids, rows);
  }

  /**
   * Rows with ids of the user's own.
   *
   * @param <R> the type of a row
   * @param ids one id for each row, no two equal
   * @param rows the rows, none null
   * @return the rows with ids
   */
  public static <R> SourceRows<R> of(List<RowId> ids, List<R> rows) {
    return new SourceRows<>(ids, rows, List.of(), Map.of(), List.of());
  }

  /**
   * The same rows with those that could not be parsed.
   *
   * @param rejectedRows the rows that could not be parsed
   * @return new rows
   */
  public SourceRows<R> withRejected(List<RejectedRow> rejectedRows) {
    return new SourceRows<>(ids, rows, rejectedRows, facts, findings);
  }

  /**
   * The same rows with one more fact on how they were read.
   *
   * @param name for people, such as {@code "format"}
   * @param value the text to show
   * @return new rows
   */
  public SourceRows<R> withFact(String name, String value) {
    Map<String, String> more = new TreeMap<>(facts);
    more.put(name, value);
    return new SourceRows<>(ids, rows, rejected, more, findings);
  }

  /**
   * The same rows with something that a person should know about how they were read.
   *
   * @param finding what was found
   * @return new rows
   */
  public SourceRows<R> withFinding(Finding finding) {
    List<Finding> more = new ArrayList<>(findings);
    more.add(finding);
    return new SourceRows<>(ids, rows, rejected, facts, more);
  }

  /**
   * The id of each row.
   *
   * @return as many as there are rows
   */
  public List<RowId> ids() {
    return ids;
  }

  /**
   * The rows that could be parsed, in the order of the source.
   *
   * @return the rows
   */
  public List<R> rows() {
    return rows;
  }

  /**
   * The rows that could not be parsed, in the order of the source.
   *
   * @return the rejected rows
   */
  public List<RejectedRow> rejected() {
    return rejected;
  }

  /**
   * How many rows the source has, parsed or not.
   *
   * @return 0 or more
   */
  public int read() {
    return rows.size() + rejected.size();
  }

  /**
   * How the source was read: format, columns, charset, in name order.
   *
   * @return an unmodifiable map
   */
  public Map<String, String> facts() {
    return facts;
  }

  /**
   * What a person should know about how the source was read.
   *
   * @return in the order in which it was found
   */
  public List<Finding> findings() {
    return findings;
  }
}
