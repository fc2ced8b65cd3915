package io.github.finefettle.core.search;

import io.github.finefettle.core.journal.JournalException;
import io.github.finefettle.core.search.store.JournalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folders of the trials: beside the journal, or in a temporary folder that goes with the run.
 * Safe for use by several threads.
 */
final class Workspace implements AutoCloseable {
  private final Optional<Path> beside;
  private @Nullable Path temporary;

  Workspace(Optional<Path> journal) {
    this.beside = journal.map(JournalStore::directoryOf);
  }

  /** Padded, so that a listing is in the order of the trials. */
  static String folderName(int trial) {
    String digits = Integer.toString(trial);
    return "trial-" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  synchronized Path directory(int trial) {
    String name = folderName(trial);
    try {
      return Files.createDirectories(base().resolve(name));
    } catch (IOException e) {
      throw new JournalException(
          "The folder " + name + " for a trial's checkpoints cannot be made. Is the disk full?", e);
    }
  }

  private Path base() throws IOException {
    if (beside.isPresent()) {
      return beside.get();
    }
    Path made = temporary;
    if (made == null) {
      made = Files.createTempDirectory("finefettle-study");
      temporary = made;
    }
    return made;
  }

  @Override
  public synchronized void close() {
    Path made = temporary;
    if (made == null) {
      return;
    }
    temporary = null;
    try (Stream<Path> tree = Files.walk(made)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new JournalException("The temporary folder " + made + " cannot be deleted.", e);
    }
  }
}
