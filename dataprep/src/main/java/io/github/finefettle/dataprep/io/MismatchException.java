package io.github.finefettle.dataprep.io;

/** Says why a row makes no record of Java; its message is the reason in the rejected row. */
final class MismatchException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String problem;

  MismatchException(String problem) {
    super(problem);
    this.problem = problem;
  }

  MismatchException(String problem, Throwable cause) {
    super(problem, cause);
    this.problem = problem;
  }

  String problem() {
    return problem;
  }
}
