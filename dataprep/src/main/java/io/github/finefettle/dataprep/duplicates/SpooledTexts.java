package io.github.finefettle.dataprep.duplicates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Texts that lie in a temporary file: a list for searches over more rows than fit into memory, at
 * eight bytes of memory a text. Texts are added first and read afterwards; reading is safe for use
 * by several threads. The file is deleted when this is closed. Half of a surrogate pair that stands
 * alone becomes a question mark.
 */
public final class SpooledTexts extends AbstractList<String>
    implements RandomAccess, AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final LongList ends = new LongList();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int buffered;
  private long written;

  private SpooledTexts(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a temporary file.
   *
   * @return a list without texts
   */
  public static SpooledTexts open() {
    try {
      Path file = Files.createTempFile("finefettle-texts-", ".txt");
      file.toFile().deleteOnExit();
      return new SpooledTexts(
          file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary file can be made for the texts.", e);
    }
  }

  /**
   * Adds a text at the end.
   *
   * @param text the text
   * @return true
   */
  @Override
  public boolean add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (buffered + bytes.length > BUFFER_BYTES) {
      flush();
    }
    if (bytes.length > BUFFER_BYTES) {
      write(bytes, bytes.length);
    } else {
      System.arraycopy(bytes, 0, buffer, buffered, bytes.length);
      buffered += bytes.length;
    }
    ends.add(written + buffered);
    return true;
  }

  private void flush() {
    write(buffer, buffered);
    buffered = 0;
  }

  private void write(byte[] bytes, int length) {
    try {
      ByteBuffer view = ByteBuffer.wrap(bytes, 0, length);
      while (view.hasRemaining()) {
        channel.write(view, written + view.position());
      }
      written += length;
    } catch (IOException e) {
      throw new UncheckedIOException("The texts cannot be written to a temporary file.", e);
    }
  }

  @Override
  public int size() {
    return ends.size();
  }

  @Override
  public String get(int index) {
    byte[] bytes = read(start(index), ends.get(index));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads the texts at once. */
  @Override
  public List<String> subList(int from, int to) {
    if (from == to) {
      return List.of();
    }
    long first = start(from);
    if (ends.get(to - 1) - first > BUFFER_BYTES * 64L) {
      return super.subList(from, to);
    }
    byte[] bytes = read(first, ends.get(to - 1));
    List<String> texts = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      int at = (int) (start(i) - first);
      texts.add(new String(bytes, at, (int) (ends.get(i) - first) - at, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private long start(int index) {
    return index == 0 ? 0 : ends.get(index - 1);
  }

  private byte[] read(long from, long to) {
    if (buffered > 0) {
      flushOnce();
    }
    byte[] bytes = new byte[(int) (to - from)];
    ByteBuffer view = ByteBuffer.wrap(bytes);
    try {
      while (view.hasRemaining() && channel.read(view, from + view.position()) >= 0) {
        // A read may bring less than was asked for.
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The texts cannot be read from their temporary file.", e);
    }
    return bytes;
  }

  private synchronized void flushOnce() {
    if (buffered > 0) {
      flush();
    }
  }

  /** Deletes the file. Closing twice does nothing. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("A temporary file could not be deleted.", e);
    }
  }
}
