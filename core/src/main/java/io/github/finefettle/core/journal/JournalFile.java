package io.github.finefettle.core.journal;

import io.github.finefettle.core.definition.JsonValue;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal as a file of {@link RecordLine}s that only grows. Reads what was added since the last
 * look, appends with a sync to disk, and cuts off what a crash left half written.
 *
 * <p>One process uses the file at a time, or each takes a lock around its calls, so whatever is
 * half written was written by somebody who is gone. A plain file handle is used, not a channel: an
 * interrupted thread would find its channel closed.
 */
public final class JournalFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);

  private final Path path;
  private final String owner;
  private final JsonValue.JsonObject header;
  private final Consumer<JsonValue.JsonObject> reader;
  private final RandomAccessFile file;
  private long readBytes;
  private long readLines;

  /**
   * Opens the file, making it if needed.
   *
   * @param path the file
   * @param owner what the journal is of, such as {@code "study"}, for messages
   * @param header the first record of a new file; an old one must have an equal first record
   * @param reader is told every record but the header
   */
  public JournalFile(
      Path path, String owner, JsonValue.JsonObject header, Consumer<JsonValue.JsonObject> reader) {
    this.path = path;
    this.owner = owner;
    this.header = header;
    this.reader = reader;
    try {
      this.file = new RandomAccessFile(path.toFile(), "rw");
    } catch (IOException e) {
      throw new JournalException(
          "The journal " + path + " cannot be opened for reading and writing.", e);
    }
  }

  /** Tells the reader the records added since the last call. */
  public void readNew() {
    try {
      long length = file.length();
      if (length < readBytes) {
        throw new JournalException(
            "The journal "
                + path
                + " became shorter while it was in use. Somebody else writes to this file; give"
                + " the "
                + owner
                + " a file of its own.");
      }
      if (length > readBytes) {
        readLines(bytesUpTo(length));
      }
      if (readBytes == 0) {
        write(RecordLine.encode(header));
        readLines = 1;
      }
    } catch (IOException e) {
      throw new JournalException("The journal " + path + " cannot be read.", e);
    }
  }

  private byte[] bytesUpTo(long length) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(length - readBytes)];
    file.seek(readBytes);
    file.readFully(bytes);
    return bytes;
  }

  private void readLines(byte[] bytes) throws IOException {
    int start = 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      Optional<JsonValue.JsonObject> record = Optional.empty();
      if (end < bytes.length) {
        record = RecordLine.decode(Arrays.copyOfRange(bytes, start, end));
      }
      if (record.isEmpty() && end < bytes.length - 1) {
        throw damaged();
      }
      if (record.isEmpty()) {
        cutTornTail(Arrays.copyOfRange(bytes, start, bytes.length));
        return;
      }
      take(record.get());
      readBytes += end + 1 - start;
      start = end + 1;
    }
  }

  private void take(JsonValue.JsonObject record) {
    readLines++;
    if (readLines > 1) {
      reader.accept(record);
    } else if (!record.equals(header)) {
      throw new JournalException(describeOther(record));
    }
  }

  private String describeOther(JsonValue.JsonObject found) {
    String kind = text(header, "kind");
    if (!text(found, "kind").equals(kind)
        || !text(found, "version").equals(text(header, "version"))) {
      return "The file "
          + path
          + " is no "
          + kind
          + " of version "
          + text(header, "version")
          + " but a "
          + text(found, "kind")
          + " of version "
          + text(found, "version")
          + ". Maybe a newer release wrote it; give the "
          + owner
          + " a file of its own.";
    }
    return "The journal "
        + path
        + " belongs to another "
        + owner
        + " (fingerprint "
        + text(found, "fingerprint")
        + ", this one's is "
        + text(header, "fingerprint")
        + "). Use the definition it was begun with, or give this "
        + owner
        + " a file of its own.";
  }

  private static String text(JsonValue.JsonObject record, String name) {
    return record
        .find(name)
        .map(v -> v instanceof JsonValue.JsonString s ? s.value() : v.toCanonicalString())
        .orElse("?");
  }

  private JournalException damaged() {
    return new JournalException(
        "The journal "
            + path
            + " is damaged at line "
            + (readLines + 1)
            + ": its checksum does not fit, and records follow it. Restore the file from a copy,"
            + " or give the "
            + owner
            + " a new one.");
  }

  /**
   * A last line that is cut or does not fit its checksum is what a crash in a write leaves. The
   * first line is cut only if it is the beginning of our header: the file may be somebody's letter.
   */
  private void cutTornTail(byte[] tail) throws IOException {
    byte[] ours = RecordLine.encode(header);
    boolean beginsLikeOurs =
        tail.length <= ours.length && Arrays.equals(tail, Arrays.copyOf(ours, tail.length));
    if (readLines == 0 && !beginsLikeOurs) {
      throw new JournalException(
          "The file "
              + path
              + " is no "
              + text(header, "kind")
              + ". Give the "
              + owner
              + " a file of its own.");
    }
    file.setLength(readBytes);
    file.getFD().sync();
    LOG.debug(
        "Cut a half-written record of {} bytes off line {} of the journal {}",
        tail.length,
        readLines + 1,
        path);
  }

  /**
   * Stores a record safely and tells it to the reader.
   *
   * @param record what to store
   */
  public void append(JsonValue.JsonObject record) {
    try {
      write(RecordLine.encode(record));
    } catch (IOException e) {
      throw new JournalException(
          "The journal "
              + path
              + " cannot be written. Make room on the disk and start the "
              + owner
              + " again; what is finished stays finished.",
          e);
    }
    readLines++;
    reader.accept(record);
  }

  private void write(byte[] line) throws IOException {
    try {
      file.seek(readBytes);
      file.write(line);
      file.getFD().sync();
      readBytes += line.length;
    } catch (IOException e) {
      // Leave no half record for others to find, if the disk lets us.
      file.setLength(readBytes);
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new JournalException("The journal " + path + " cannot be closed.", e);
    }
  }
}
