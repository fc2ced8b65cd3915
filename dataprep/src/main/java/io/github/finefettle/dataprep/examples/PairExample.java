package io.github.finefettle.dataprep.examples;

/**
 * A text and what to make of it, for those who have no record of their own.
 *
 * @param input what the model is given; empty if missing
 * @param target what it should say; empty if missing
 */
public record PairExample(String input, String target) {
  /**
   * The schema: {@code input} is the input, {@code target} the target.
   *
   * @return a schema that reads and writes both
   */
  public static ExampleSchema<PairExample> schema() {
    return ExampleSchema.ofRecord(PairExample.class)
        .input("input")
        .target("target")
        .requireKind(RecordKind.PAIR);
  }
}
