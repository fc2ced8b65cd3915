package io.github.finefettle.dataprep.examples;

/**
 * A prompt with a better and a worse answer, for those who have no record of their own.
 *
 * @param prompt what the model is given; empty if missing
 * @param chosen the better answer; empty if missing
 * @param rejected the worse answer; empty if missing
 */
public record PreferenceExample(String prompt, String chosen, String rejected) {
  /**
   * The schema: {@code prompt} is the input, {@code chosen} the target, {@code rejected} the
   * rejected answer.
   *
   * @return a schema that reads and writes all three
   */
  public static ExampleSchema<PreferenceExample> schema() {
    return ExampleSchema.ofRecord(PreferenceExample.class)
        .input("prompt")
        .target("chosen")
        .rejected("rejected")
        .requireKind(RecordKind.PREFERENCE);
  }
}
