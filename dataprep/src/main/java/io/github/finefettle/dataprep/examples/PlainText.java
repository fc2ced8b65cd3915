package io.github.finefettle.dataprep.examples;

/**
 * A plain text for continued pre-training, for those who have no record of their own.
 *
 * @param text what the model learns to write; empty if missing
 */
public record PlainText(String text) {
  /**
   * The schema: {@code text} is the input.
   *
   * @return a schema that reads and writes it
   */
  public static ExampleSchema<PlainText> schema() {
    return ExampleSchema.ofRecord(PlainText.class).input("text").requireKind(RecordKind.TEXT);
  }
}
