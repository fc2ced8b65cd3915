package io.github.finefettle.core.search.store;

import io.github.finefettle.core.journal.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is alive, without a clock: each worker holds a lock of the operating system on a file of its
 * own as long as it runs. However its process ends, the lock is free at once.
 *
 * <p>All methods are called inside the store's exclusive gate.
 */
final class OwnerLocks {
  /** Files held by this process: opening and closing one of them again would free its lock. */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private @Nullable FileChannel held;
  private @Nullable Path heldFile;

  OwnerLocks(Path directory) {
    this.directory = directory;
  }

  private Path file(long owner) {
    return directory.resolve("owner-" + owner + ".lock");
  }

  /** Takes the lock of a new owner; false if another worker has it. */
  boolean take(long owner) {
    Path file = file(owner);
    if (HELD_HERE.contains(file)) {
      return false;
    }
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        channel.close();
        return false;
      }
      HELD_HERE.add(file);
      held = channel;
      heldFile = file;
      return true;
    } catch (IOException e) {
      throw new JournalException("The worker's lock file " + file + " cannot be made.", e);
    }
  }

  boolean isAlive(long owner) {
    Path file = file(owner);
    if (HELD_HERE.contains(file)) {
      return true;
    }
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (!tryLock(channel)) {
        return true;
      }
    } catch (IOException e) {
      throw new JournalException("The worker's lock file " + file + " cannot be looked at.", e);
    }
    delete(file);
    return false;
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  void release() {
    FileChannel channel = held;
    Path file = heldFile;
    if (channel == null || file == null) {
      return;
    }
    held = null;
    heldFile = null;
    HELD_HERE.remove(file);
    try {
      channel.close();
    } catch (IOException e) {
      throw new JournalException("The worker's lock file " + file + " cannot be closed.", e);
    }
    delete(file);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new JournalException("The worker's lock file " + file + " cannot be deleted.", e);
    }
  }
}
