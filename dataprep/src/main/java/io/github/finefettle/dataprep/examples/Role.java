package io.github.finefettle.dataprep.examples;

/** What a field of a training example is for. Roles, not field names, stand in plans. */
public enum Role {
  /** What the model is given: a text, a prompt, an instruction, what a user says in a chat. */
  INPUT,
  /** What the model should say; never edited unless told. */
  TARGET,
  /** The class of the example. */
  LABEL,
  /** What belongs together, such as an author: never split. */
  GROUP,
  /** Where the example came from. */
  SOURCE,
  /** When it was made. */
  TIME,
  /** The user's own identifier. */
  ID,
  /** More that the model is given beside the input, often empty: the text an instruction is for. */
  CONTEXT,
  /** What the model should rather not say: the worse answer of a preference. */
  REJECTED,
  /** The tools that the model may call, as JSON. */
  TOOLS,
  /** The tool calls that the model should make, as JSON; never edited unless told. */
  CALL;

  /**
   * Whether the model learns to write this text.
   *
   * @return true for TARGET, REJECTED and CALL, which are never edited unless told
   */
  public boolean isAnswer() {
    return this == TARGET || this == REJECTED || this == CALL;
  }
}
