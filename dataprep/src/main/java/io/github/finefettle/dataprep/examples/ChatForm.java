package io.github.finefettle.dataprep.examples;

/** The JSON forms in which chats are stored. */
public enum ChatForm {
  /** {@code {"conversations":[{"from":"human","value":"..."}]}}, or the array alone. */
  SHARE_GPT,
  /**
   * {@code {"messages":[{"role":"user","content":"..."}]}}, or the array alone; the content may be
   * a list of typed parts, and a message may have {@code tool_calls} or a {@code function_call}.
   */
  MESSAGES
}
