package io.github.finefettle.dataprep.io;

import java.io.IOException;

/** Says that compressed bytes end too early or are wrong; what came before is good. */
final class DamagedInputException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedInputException(String message) {
    super(message);
  }

  DamagedInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
