package io.github.finefettle.core.search.store;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.journal.JournalException;
import io.github.finefettle.core.journal.JournalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A store in a journal file that several processes may share and that outlives them.
 *
 * <p>The journal is a text file that only grows, one record a line, each with its length and
 * CRC-32C and each synced to disk before anybody relies on it. Beside it stands a folder of the
 * same name with {@code .d} at its end: the lock that lets one process at a time touch the journal,
 * and one locked file for each live worker. Locks are the operating system's, so a killed process
 * holds nothing. A half-written last record is cut off and logged; damage elsewhere is an error
 * with its line number.
 */
public final class JournalStore implements RecordStore {
  private static final String OWNER_RECORD = "owner";

  private final JournalFile file;
  private final ExclusiveGate gate;
  private final OwnerLocks owners;
  private long highestOwner;
  private long owner;

  private JournalStore(
      Path journal, JsonValue.JsonObject header, Consumer<JsonValue.JsonObject> reader) {
    Path directory = directoryOf(journal);
    this.gate = new ExclusiveGate(directory.resolve("journal.lock"));
    this.owners = new OwnerLocks(directory);
    this.file = new JournalFile(journal, "study", header, record -> take(record, reader));
  }

  /**
   * Opens a journal as one more worker.
   *
   * @param journal the file; made if it does not exist, as are the folders above it
   * @param header the first record: members "kind", "version" and "fingerprint" at least. A file
   *     that exists must begin with an equal one
   * @param reader is told every record after the header
   * @return the store
   * @throws JournalException if the file belongs to something else, is damaged or cannot be used
   */
  public static JournalStore open(
      Path journal, JsonValue.JsonObject header, Consumer<JsonValue.JsonObject> reader) {
    JournalStore store = new JournalStore(realPath(journal), header, reader);
    try {
      store.gate.pass(store::readNew);
    } catch (RuntimeException e) {
      store.file.close();
      throw e;
    }
    return store;
  }

  /**
   * The folder beside a journal.
   *
   * @param journal the journal
   * @return its path with ".d" at the end
   */
  public static Path directoryOf(Path journal) {
    return journal.resolveSibling(journal.getFileName() + ".d");
  }

  /** One path for one file, so that the threads of this process queue at one lock. */
  private static Path realPath(Path journal) {
    Path absolute = journal.toAbsolutePath().normalize();
    try {
      Files.createDirectories(directoryOf(absolute));
      Path parent = directoryOf(absolute).toRealPath().getParent();
      return parent == null ? absolute : parent.resolve(absolute.getFileName());
    } catch (IOException e) {
      throw new JournalException(
          "The folder "
              + directoryOf(absolute)
              + " beside the journal cannot be made. Choose a place where you may write.",
          e);
    }
  }

  private boolean readNew() {
    file.readNew();
    return true;
  }

  private void enrol() {
    long candidate = highestOwner + 1;
    while (!owners.take(candidate)) {
      candidate++;
    }
    owner = candidate;
    file.append(JsonValue.object().put("event", OWNER_RECORD).put("owner", owner).toJson());
  }

  private void take(JsonValue.JsonObject record, Consumer<JsonValue.JsonObject> reader) {
    if (record.string("event").equals(OWNER_RECORD)) {
      highestOwner = Math.max(highestOwner, record.integer("owner"));
    } else {
      reader.accept(record);
    }
  }

  @Override
  public <R> R exclusively(Function<Consumer<JsonValue.JsonObject>, R> work) {
    return gate.pass(
        () -> {
          file.readNew();
          return work.apply(file::append);
        });
  }

  @Override
  public long owner() {
    // Only who has work to do enrols: looking at a finished study leaves the file as it is.
    if (owner == 0) {
      enrol();
    }
    return owner;
  }

  @Override
  public boolean isAlive(long claimant) {
    return owners.isAlive(claimant);
  }

  @Override
  public long pollMillis() {
    return 100;
  }

  @Override
  public void close() {
    gate.pass(
        () -> {
          owners.release();
          return true;
        });
    file.close();
  }
}
