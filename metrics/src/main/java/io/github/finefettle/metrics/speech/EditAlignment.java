package io.github.finefettle.metrics.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * How a reference became a prediction, place by place, for people to look at. The choice among
 * equally cheap ways is that of jiwer 4.0 on texts that RapidFuzz does not cut in halves.
 *
 * @param reference the units of the reference
 * @param prediction the units of the prediction
 * @param parts what became of them, from the first place to the last; no two neighbours are of the
 *     same kind
 */
public record EditAlignment(List<String> reference, List<String> prediction, List<Part> parts) {
  /** Copies the lists. */
  public EditAlignment {
    reference = List.copyOf(reference);
    prediction = List.copyOf(prediction);
    parts = List.copyOf(parts);
  }

  /** What became of some units. */
  public enum Kind {
    /** They are the same. */
    EQUAL,
    /** They became others, one for one. */
    SUBSTITUTE,
    /** They are missing in the prediction. */
    DELETE,
    /** They are not in the reference. */
    INSERT
  }

  /**
   * Neighbouring units of which the same became.
   *
   * @param kind what became of them
   * @param referenceFrom index of the first unit of the reference, from 0
   * @param referenceTo index behind the last one; equal to the first for insertions
   * @param predictionFrom index of the first unit of the prediction, from 0
   * @param predictionTo index behind the last one; equal to the first for deletions
   */
  public record Part(
      Kind kind, int referenceFrom, int referenceTo, int predictionFrom, int predictionTo) {
    /** Checks that no index runs backwards. */
    public Part {
      if (referenceFrom < 0
          || predictionFrom < 0
          || referenceTo < referenceFrom
          || predictionTo < predictionFrom) {
        throw new IllegalArgumentException(
            "The part ("
                + referenceFrom
                + " to "
                + referenceTo
                + " of the reference, "
                + predictionFrom
                + " to "
                + predictionTo
                + " of the prediction) must begin at 0 or more and not end before it begins.");
      }
    }
  }

  /**
   * How many of each kind there are.
   *
   * @return the counts
   */
  public EditCounts counts() {
    return new EditCounts(
        units(Kind.EQUAL), units(Kind.SUBSTITUTE), units(Kind.DELETE), units(Kind.INSERT));
  }

  private long units(Kind kind) {
    return parts.stream()
        .filter(part -> part.kind() == kind)
        .mapToLong(
            part ->
                Math.max(
                    part.referenceTo() - part.referenceFrom(),
                    part.predictionTo() - part.predictionFrom()))
        .sum();
  }

  static EditAlignment of(SpeechText how, String referenceText, String predictionText) {
    SpeechUnits units = new SpeechUnits(how);
    int[] prediction = units.read(predictionText, new int[64]);
    int n = units.count();
    List<String> predictionUnits = units.units();
    int[] reference = units.read(referenceText, new int[64]);
    int m = units.count();
    byte[] path = new EditPath().path(reference, m, prediction, n, units.ids());
    return new EditAlignment(units.units(), predictionUnits, parts(path));
  }

  private static List<Part> parts(byte[] path) {
    List<Part> parts = new ArrayList<>();
    int i = 0;
    int j = 0;
    int step = 0;
    while (step < path.length) {
      byte kind = path[step];
      int fromReference = i;
      int fromPrediction = j;
      for (; step < path.length && path[step] == kind; step++) {
        i += kind == EditPath.INSERTION ? 0 : 1;
        j += kind == EditPath.DELETION ? 0 : 1;
      }
      parts.add(new Part(kind(kind), fromReference, i, fromPrediction, j));
    }
    return parts;
  }

  private static Kind kind(byte step) {
    return switch (step) {
      case EditPath.HIT -> Kind.EQUAL;
      case EditPath.SUBSTITUTION -> Kind.SUBSTITUTE;
      case EditPath.DELETION -> Kind.DELETE;
      default -> Kind.INSERT;
    };
  }
}
