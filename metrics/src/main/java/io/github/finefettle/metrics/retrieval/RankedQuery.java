package io.github.finefettle.metrics.retrieval;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * One query: the documents that were retrieved for it with their scores, what the judges said of
 * them, and the judged documents that were not retrieved.
 *
 * <p>A grade of 0 means judged and not relevant; a document without a grade was never judged, which
 * only bpref tells apart. Immutable.
 */
@CheckReturnValue
public final class RankedQuery {
  /** Above this an exponential gain leaves the range of a double's exact whole numbers. */
  private static final double HIGHEST_GRADE = 50;

  private final String[] documents;
  private final double[] scores;
  private final double[] grades;
  private final double[] missed;

  private RankedQuery(String[] documents, double[] scores, double[] grades, double[] missed) {
    if (scores.length != grades.length) {
      throw new IllegalArgumentException(
          "There are "
              + scores.length
              + " scores for "
              + grades.length
              + " documents. Give one score a document.");
    }
    for (double score : scores) {
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException(
            "The score (" + score + ") of a document must be finite. Set the query aside.");
      }
    }
    this.documents = documents;
    this.scores = scores;
    this.grades = grades;
    this.missed = missed;
  }

  /**
   * A query with its retrieved documents and its judgements.
   *
   * @param documents the ids of the retrieved documents, all different; may be empty
   * @param scores the score of each, finite; the highest comes first
   * @param judgements the grade of every judged document, retrieved or not, in [0, 50]
   * @return the query
   * @throws IllegalArgumentException if a document comes twice, a score is not finite, or a grade
   *     is negative
   */
  public static RankedQuery of(
      List<String> documents, double[] scores, Map<String, Double> judgements) {
    Set<String> retrieved = new HashSet<>(documents);
    if (retrieved.size() < documents.size()) {
      throw new IllegalArgumentException(
          "A document stands twice among the "
              + documents.size()
              + " retrieved ones. Keep its best rank only, or it would be found twice.");
    }
    double[] grades = new double[documents.size()];
    for (int i = 0; i < grades.length; i++) {
      Double grade = judgements.get(documents.get(i));
      grades[i] = grade == null ? Double.NaN : grade;
    }
    judgements.values().forEach(RankedQuery::requireGrade);
    double[] missed =
        judgements.entrySet().stream()
            .filter(entry -> !retrieved.contains(entry.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .toArray();
    return new RankedQuery(
        documents.toArray(new String[0]), scores.clone(), grades, checkedDescending(missed));
  }

  /**
   * A query whose documents stand in the order of their rank, without scores and so without ties.
   *
   * @param documents the ids of the retrieved documents, best first, all different
   * @param judgements the grade of every judged document, retrieved or not, in [0, 50]
   * @return the query
   */
  public static RankedQuery ofRanking(List<String> documents, Map<String, Double> judgements) {
    double[] scores = new double[documents.size()];
    Arrays.setAll(scores, i -> scores.length - i);
    return of(documents, scores, judgements);
  }

  /**
   * A query whose candidates were all scored and all judged, without ids.
   *
   * @param grades the grade of each candidate, in [0, 50]
   * @param scores the score of each, finite; the highest comes first
   * @return the query; {@link TiePolicy#DOCNO_DESC} cannot be used with it
   */
  public static RankedQuery ofGrades(double[] grades, double[] scores) {
    double[] checked = grades.clone();
    for (double grade : checked) {
      requireGrade(grade);
    }
    return new RankedQuery(new String[0], scores.clone(), checked, new double[0]);
  }

  /**
   * The query with more judged documents that were not retrieved.
   *
   * @param grades their grades, in [0, 50]; those above 0 are relevant documents that were missed
   * @return a new query
   */
  public RankedQuery withMissed(double... grades) {
    double[] all = DoubleStream.concat(Arrays.stream(missed), Arrays.stream(grades)).toArray();
    return new RankedQuery(documents, scores, this.grades, checkedDescending(all));
  }

  /**
   * How many documents were retrieved.
   *
   * @return 0 or more
   */
  public int retrieved() {
    return scores.length;
  }

  boolean hasIds() {
    return documents.length == scores.length;
  }

  String document(int i) {
    return documents[i];
  }

  double score(int i) {
    return scores[i];
  }

  /** The grade, NaN for a document that was never judged. */
  double grade(int i) {
    return grades[i];
  }

  int missed() {
    return missed.length;
  }

  /** The grades of judged documents that were not retrieved, descending. */
  double missedGrade(int i) {
    return missed[i];
  }

  private static double[] checkedDescending(double[] grades) {
    for (double grade : grades) {
      requireGrade(grade);
    }
    double[] sorted = grades.clone();
    Arrays.sort(sorted);
    for (int i = 0, j = sorted.length - 1; i < j; i++, j--) {
      double swap = sorted[i];
      sorted[i] = sorted[j];
      sorted[j] = swap;
    }
    return sorted;
  }

  private static void requireGrade(double grade) {
    if (!(grade >= 0 && grade <= HIGHEST_GRADE)) {
      throw new IllegalArgumentException(
          "The grade ("
              + grade
              + ") of a document must lie in 0 .. 50: a negative gain makes nDCG leave [0, 1]."
              + " Give documents that are worse than useless the grade 0, and leave out those that"
              + " were not judged.");
    }
  }
}
