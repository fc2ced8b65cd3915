package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.dataprep.duplicates.DuplicateSearch;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;

/**
 * Who hears how far a run is, and who may stop it.
 *
 * @param task what is being done
 * @param detail which part of it
 * @param listener hears of it
 * @param cancellation may stop it
 */
record Watch(String task, String detail, ProgressListener listener, Cancellation cancellation) {
  /** Rarely enough to cost nothing, often enough that a wish to stop is heard at once. */
  private static final int EVERY = 256;

  static Watch of(String task, ProgressListener listener, Cancellation cancellation) {
    return new Watch(task, "", listener, cancellation);
  }

  static Watch none(String task) {
    return of(task, ProgressListener.none(), new Cancellation());
  }

  /** The same for the next part of the work, unless the run should stop. */
  Watch part(String name) {
    cancellation.throwIfCancelled(task);
    return new Watch(task, name, listener, cancellation);
  }

  /** A search for near duplicates that is heard of, and can be stopped, as this is. */
  DuplicateSearch searchBy(NearDuplicates near) {
    return near.search()
        .cancellation(cancellation)
        .progress(
            progress ->
                listener.progressed(
                    new Progress(
                        task, progress.done(), progress.total(), progress.unit(), detail)));
  }

  void progressed(long done, long total) {
    if (done % EVERY == 0 || done == total) {
      cancellation.throwIfCancelled(task);
      listener.progressed(Progress.of(task, done, total, "rows").withDetail(detail));
    }
  }
}
