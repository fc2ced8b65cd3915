package io.github.finefettle.dataprep.examples;

/**
 * A text and its class, for those who have no record of their own.
 *
 * @param text what the model is given; empty if missing
 * @param label its class; empty if missing
 */
public record LabelledText(String text, String label) {
  /**
   * The schema: {@code text} is the input, {@code label} the label.
   *
   * @return a schema that reads and writes both
   */
  public static ExampleSchema<LabelledText> schema() {
    return ExampleSchema.ofRecord(LabelledText.class).input("text").label("label");
  }
}
