package io.github.finefettle.examples.finetune;

/** Says that a worker process ended with an error, and what it said last. */
final class WorkerFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  WorkerFailedException(int status, String lastWords) {
    super("A worker process ended with status " + status + ": " + lastWords);
    this.status = status;
  }

  /** The child's exit status. */
  int status() {
    return status;
  }
}
