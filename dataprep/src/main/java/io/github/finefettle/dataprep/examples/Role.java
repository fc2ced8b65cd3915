package io.github.finefettle.dataprep.examples;

/** What a field of a training example is for. Roles, not field names, stand in plans. */
public enum Role {
  /** What the model is given. */
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
  ID
}
