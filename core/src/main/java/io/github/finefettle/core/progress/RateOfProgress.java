package io.github.finefettle.core.progress;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * A listener that adds to what it hears how fast the work goes and how long it will still take, as
 * in {@code "pass 2, 61.3 million bytes/s, 0:41 left"}, and passes it on. The figures are measured
 * and no part of a result. Not safe for use by several threads; for one run.
 */
public final class RateOfProgress implements ProgressListener {
  private static final double NANOS = 1e9;

  private final ProgressListener listener;
  private final LongSupplier nanoTime;
  private Progress first = new Progress("", 0, OptionalLong.empty(), "", "");
  private String passSoFar = "";
  private long start;

  private RateOfProgress(ProgressListener listener, LongSupplier nanoTime) {
    this.listener = listener;
    this.nanoTime = nanoTime;
  }

  /**
   * A listener in front of another one.
   *
   * @param listener hears the progress with rate and remaining time in its detail
   * @return the listener to give to the work
   */
  public static RateOfProgress before(ProgressListener listener) {
    return new RateOfProgress(listener, System::nanoTime);
  }

  static RateOfProgress before(ProgressListener listener, LongSupplier nanoTime) {
    return new RateOfProgress(listener, nanoTime);
  }

  @Override
  public void progressed(Progress progress) {
    // Work that begins again, such as another pass over the rows, is measured anew.
    boolean again = progress.done() < first.done() || !progress.detail().equals(passSoFar);
    if (first.task().isEmpty() || again) {
      first = progress;
      passSoFar = progress.detail();
      start = nanoTime.getAsLong();
    }
    listener.progressed(progress.withDetail(described(progress)));
  }

  private String described(Progress progress) {
    double seconds = (nanoTime.getAsLong() - start) / NANOS;
    long done = progress.done() - first.done();
    if (seconds <= 0 || done <= 0) {
      return progress.detail();
    }
    double rate = done / seconds;
    StringBuilder words = new StringBuilder(progress.detail());
    if (words.length() > 0) {
      words.append(", ");
    }
    words.append(number(rate)).append(progress.unit()).append("/s");
    if (progress.total().isPresent()) {
      long left = Math.max(0, progress.total().getAsLong() - progress.done());
      words.append(", ").append(time((long) (left / rate))).append(" left");
    }
    return words.toString();
  }

  private static String number(double rate) {
    return rate >= 1e6
        ? String.format(Locale.ROOT, "%.1f million ", rate / 1e6)
        : String.format(Locale.ROOT, rate >= 10 ? "%.0f " : "%.1f ", rate);
  }

  private static String time(long seconds) {
    return seconds >= 3600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
