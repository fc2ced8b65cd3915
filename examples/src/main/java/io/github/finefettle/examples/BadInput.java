package io.github.finefettle.examples;

import io.github.finefettle.dataprep.cleaning.CleaningStoppedException;
import io.github.finefettle.dataprep.io.UnreadableDataException;
import io.github.finefettle.examples.language.UnreadableCheckpointException;

/** Tells what a user can mend from what is our fault. */
final class BadInput {
  private BadInput() {}

  /** Whether the message of this exception is what the user should read. */
  static boolean explains(Throwable cause) {
    return cause instanceof BadInputException
        || cause instanceof UnreadableDataException
        || cause instanceof UnreadableCheckpointException
        || cause instanceof CleaningStoppedException;
  }
}
