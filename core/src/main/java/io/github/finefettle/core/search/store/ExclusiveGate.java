package io.github.finefettle.core.search.store;

import io.github.finefettle.core.journal.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one thread of one process at a time do something with a file.
 *
 * <p>A lock of the operating system belongs to a process: a second thread that asks for it gets an
 * exception, and on POSIX systems closing <em>any</em> channel on the locked file gives the lock
 * away. So the threads of this process queue at a lock of their own first, and the file that is
 * locked is one that nobody opens for anything else.
 */
final class ExclusiveGate {
  private static final ConcurrentMap<Path, ReentrantLock> IN_THIS_PROCESS =
      new ConcurrentHashMap<>();

  private final Path lockFile;
  private final ReentrantLock threads;

  ExclusiveGate(Path lockFile) {
    this.lockFile = lockFile;
    this.threads = IN_THIS_PROCESS.computeIfAbsent(lockFile, file -> new ReentrantLock());
  }

  <R> R pass(Supplier<R> work) {
    boolean interrupted = false;
    threads.lock();
    try {
      while (true) {
        // An interrupt must not keep a finished hour of training from being written down.
        interrupted |= Thread.interrupted();
        try (FileChannel channel = openLockFile()) {
          channel.lock();
          return work.get();
        } catch (FileLockInterruptionException e) {
          interrupted = true;
        } catch (IOException e) {
          throw new JournalException(
              "The lock file "
                  + lockFile
                  + " cannot be locked. The journal needs a file system with locks and with"
                  + " write access; try a local disk.",
              e);
        }
      }
    } finally {
      threads.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private FileChannel openLockFile() throws IOException {
    return FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
