package io.github.finefettle.dataprep.structure;

/** What can be wrong with the turns of a chat. */
public enum ChatFault {
  /** The chat has no turn. */
  NO_TURNS,
  /** The speaker is none of system, user, assistant and tool. */
  UNKNOWN_SPEAKER,
  /** The system speaks later than in the first turn. */
  SYSTEM_NOT_FIRST,
  /** The assistant speaks before any user. */
  STARTS_WITH_ASSISTANT,
  /** The user or the assistant speaks twice in a row. */
  REPEATED_SPEAKER,
  /** A user's or assistant's turn has no text and no call. */
  EMPTY_TURN,
  /** The result of a tool stands where no call was made before it. */
  RESULT_WITHOUT_CALL,
  /** A call was made and another than a tool speaks next. */
  CALL_WITHOUT_RESULT,
  /** After the result of a tool another than the assistant speaks. */
  RESULT_WITHOUT_ANSWER,
  /** The last turn is not the assistant's: there is nothing to learn from its end. */
  NO_FINAL_ANSWER
}
