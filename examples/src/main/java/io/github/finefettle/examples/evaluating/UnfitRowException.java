package io.github.finefettle.examples.evaluating;

/** A row that cannot be measured; it is set aside with this message. */
final class UnfitRowException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnfitRowException(String why) {
    super(why);
  }
}
