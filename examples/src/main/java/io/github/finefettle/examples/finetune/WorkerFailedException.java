package io.github.finefettle.examples.finetune;

/** Says that a worker process ended with an error, and what it said last. */
final class WorkerFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WorkerFailedException(int status, String lastWords) {
    super("A worker process ended with status " + status + ": " + lastWords);
  }
}
