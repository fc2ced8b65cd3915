package io.github.finefettle.examples.finetune;

import java.io.IOException;

/**
 * Ends a worker process when its parent is gone. The parent never writes to the pipe it holds to
 * our standard input, so a read returns only when the operating system closes it: when the parent
 * has ended, even by a kill that it could not see coming.
 */
final class ParentWatch {
  private ParentWatch() {}

  /** Starts watching on a daemon thread. */
  static void start() {
    Thread thread = new Thread(ParentWatch::haltAtEndOfInput, "parent-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void haltAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said; only the end matters.
      }
    } catch (IOException e) {
      // An unreadable pipe means the same as a closed one.
    }
    // halt, not exit: shutdown hooks of the engine could wait for the training thread.
    Runtime.getRuntime().halt(3);
  }
}
