package io.github.finefettle.dataprep.examples;

/**
 * An instruction with its answer, for those who have no record of their own.
 *
 * @param instruction what to do; empty if missing
 * @param context the text that the instruction is for; empty, by right, where it needs none
 * @param answer what the model should say; empty if missing
 */
public record InstructionExample(String instruction, String context, String answer) {
  /**
   * The schema: {@code instruction} is the input, {@code context} the context, {@code answer} the
   * target.
   *
   * @return a schema that reads and writes all three
   */
  public static ExampleSchema<InstructionExample> schema() {
    return ExampleSchema.ofRecord(InstructionExample.class)
        .input("instruction")
        .context("context")
        .target("answer")
        .requireKind(RecordKind.INSTRUCTION);
  }
}
