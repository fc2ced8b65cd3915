package io.github.finefettle.metrics.classification;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.metrics.description.SignatureList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * Which labels take part in an average over labels. A choice that leaves labels out makes micro
 * averages differ from accuracy: leave out the label that means "nothing" to measure the others.
 *
 * <p>Rows whose labels are left out still count as misses and false alarms of those that take part.
 * Immutable.
 */
@CheckReturnValue
public final class LabelChoice {
  private enum Kind {
    SEEN,
    TRUTH,
    GIVEN
  }

  private static final LabelChoice SEEN = new LabelChoice(Kind.SEEN, List.of(), false);
  private static final LabelChoice TRUTH = new LabelChoice(Kind.TRUTH, List.of(), false);
  private static final String GIVEN = "given,";

  private final Kind kind;
  private final List<String> labels;
  private final boolean leavingOutUnseen;

  private LabelChoice(Kind kind, List<String> labels, boolean leavingOutUnseen) {
    this.kind = kind;
    this.labels = labels;
    this.leavingOutUnseen = leavingOutUnseen;
  }

  /**
   * Every label seen among true or predicted labels: the default, and that of scikit-learn.
   *
   * @return the choice, {@code labels:seen} in a signature
   */
  public static LabelChoice seen() {
    return SEEN;
  }

  /**
   * The labels that have true rows. A label that was only ever predicted takes no part, though each
   * such row is a miss of its true label.
   *
   * @return the choice, {@code labels:truth} in a signature
   */
  public static LabelChoice ofTruth() {
    return TRUTH;
  }

  /**
   * These labels and no others, whether they are seen or not.
   *
   * @param labels one or more, each once; the order does not matter
   * @return the choice, {@code labels:given,a,b} in a signature
   */
  public static LabelChoice of(String... labels) {
    return of(List.of(labels));
  }

  /**
   * These labels and no others, whether they are seen or not.
   *
   * @param labels one or more, each once; the order does not matter
   * @return the choice, {@code labels:given,a,b} in a signature
   */
  public static LabelChoice of(List<String> labels) {
    if (labels.isEmpty() || new HashSet<>(labels).size() < labels.size()) {
      throw new IllegalArgumentException(
          "The labels ("
              + String.join(", ", labels)
              + ") must be one or more, each once. Leave the choice out to average over all labels"
              + " seen.");
    }
    return new LabelChoice(Kind.GIVEN, labels.stream().sorted().toList(), false);
  }

  /**
   * The same labels, but those that are neither true nor predicted in any row take no part, as in
   * torchmetrics. Otherwise the zero rule decides about them, and the more labels are given the
   * lower a macro average falls under {@code zero:0}, as in scikit-learn.
   *
   * @return a new choice for given labels, {@code unseen:out} in a signature; this one for others
   */
  public LabelChoice leavingOutUnseen() {
    return isGiven() ? new LabelChoice(kind, labels, true) : this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelChoice that
        && kind == that.kind
        && labels.equals(that.labels)
        && leavingOutUnseen == that.leavingOutUnseen;
  }

  @Override
  public int hashCode() {
    return labels.hashCode();
  }

  /** As it stands in a signature. */
  @Override
  public String toString() {
    return switch (kind) {
      case SEEN -> "seen";
      case TRUTH -> "truth";
      case GIVEN -> GIVEN + SignatureList.write(labels);
    };
  }

  /**
   * Reads what {@link #toString()} wrote, as it stands in a signature.
   *
   * @param text such as {@code "seen"} or {@code "given,a,b"}
   * @return the choice
   * @throws IllegalArgumentException if it is none
   */
  public static LabelChoice parse(String text) {
    return switch (text) {
      case "seen" -> SEEN;
      case "truth" -> TRUTH;
      default -> {
        if (!text.startsWith(GIVEN)) {
          throw new IllegalArgumentException(
              "labels must be seen, truth, or given with labels after it, such as given,a,b, but is "
                  + text);
        }
        yield of(SignatureList.read(text.substring(GIVEN.length())));
      }
    };
  }

  /**
   * The labels that take part among labels that were counted elsewhere.
   *
   * @param seen every label that is true or predicted in some row
   * @param isTrue whether a label has true rows
   * @return the labels, ascending; those given may lack rows
   */
  public List<String> among(SortedSet<String> seen, Predicate<String> isTrue) {
    return switch (kind) {
      case SEEN -> List.copyOf(seen);
      case TRUTH -> seen.stream().filter(isTrue).toList();
      case GIVEN -> labels.stream().filter(l -> !leavingOutUnseen || seen.contains(l)).toList();
    };
  }

  /**
   * Whether the labels were given, so that some may have no rows.
   *
   * @return true for {@link #of}
   */
  public boolean isGiven() {
    return kind == Kind.GIVEN;
  }

  /**
   * Whether every label seen takes part.
   *
   * @return true for {@link #seen}
   */
  public boolean isSeen() {
    return kind == Kind.SEEN;
  }

  /**
   * Whether given labels without rows take no part.
   *
   * @return true after {@link #leavingOutUnseen}
   */
  public boolean leavesOutUnseen() {
    return leavingOutUnseen;
  }

  /**
   * Where the labels that take part stand in a matrix, in the order of the labels; -1 for a label
   * that does not stand there.
   */
  int[] positions(ConfusionMatrix m) {
    int[] positions = new int[isGiven() ? labels.size() : m.size()];
    int used = 0;
    for (int i = 0; i < positions.length; i++) {
      int position = isGiven() ? m.position(labels.get(i)) : i;
      boolean seen = position >= 0 && m.isSeen(position);
      boolean takesPart =
          switch (kind) {
            case SEEN -> seen;
            case TRUTH -> m.truthTotal(position) > 0;
            case GIVEN -> seen || !leavingOutUnseen;
          };
      if (takesPart) {
        positions[used++] = seen ? position : -1;
      }
    }
    return java.util.Arrays.copyOf(positions, used);
  }

  /** The label at a place among those given, or among those of the matrix. */
  String name(ConfusionMatrix m, int position) {
    return position >= 0
        ? m.name(position)
        : labels.stream()
            .filter(label -> m.position(label) < 0 || !m.isSeen(m.position(label)))
            .findFirst()
            .orElse("");
  }
}
