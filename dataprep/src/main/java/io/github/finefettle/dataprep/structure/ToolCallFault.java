package io.github.finefettle.dataprep.structure;

/** What can be wrong with tool calls. */
public enum ToolCallFault {
  /** The calls are no JSON, or in none of the common forms. */
  UNREADABLE_CALL,
  /** The arguments of a call are no JSON object, nor a text that holds one. */
  UNREADABLE_ARGUMENTS,
  /** The definitions of the tools are no JSON, or in none of the common forms. */
  UNREADABLE_TOOLS,
  /** A call names a tool that is not defined. */
  UNKNOWN_TOOL,
  /** A call lacks an argument that the tool requires. */
  MISSING_ARGUMENT,
  /** A call has an argument that the tool does not know. */
  UNKNOWN_ARGUMENT,
  /** An argument is of another type than the tool says, or none of the values that it lists. */
  WRONG_ARGUMENT
}
