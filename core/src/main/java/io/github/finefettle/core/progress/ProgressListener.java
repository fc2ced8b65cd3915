package io.github.finefettle.core.progress;

/**
 * Hears of the progress of long work. Called on the thread that does the work, so it must be quick;
 * where several threads work it must be safe for use by all of them. An exception stops the work.
 */
@FunctionalInterface
public interface ProgressListener {
  /**
   * The work went on.
   *
   * @param progress how far it is
   */
  void progressed(Progress progress);

  /**
   * A listener that does nothing.
   *
   * @return the listener
   */
  static ProgressListener none() {
    return progress -> {};
  }
}
