package io.github.finefettle.dataprep.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Rebuilds a file from its frame and its records, byte for byte as it was before it was compressed.
 * (A file in a charset of several bytes a character other than UTF-16 is rebuilt as the Java
 * runtime writes that charset.) Not safe for use by several threads.
 */
public final class FileRebuilder implements AutoCloseable {
  private final SourceFrame frame;
  private final OutputStream out;
  private final boolean wide;
  private byte[] waiting = new byte[0];
  private long records;
  private boolean closed;

  private FileRebuilder(SourceFrame frame, OutputStream out) {
    this.frame = frame;
    this.out = out;
    this.wide = isWide(frame.charset());
  }

  /**
   * Begins a file.
   *
   * @param frame what stands around its records
   * @param out where the bytes go; left open
   * @return the rebuilder
   * @throws IOException if they cannot be written
   */
  public static FileRebuilder begin(SourceFrame frame, OutputStream out) throws IOException {
    FileRebuilder rebuilder = new FileRebuilder(frame, out);
    rebuilder.write(frame.prefix());
    return rebuilder;
  }

  /**
   * Writes the next record.
   *
   * @param separatorBefore as {@link SourceRecord#separatorBefore()}
   * @param raw as {@link SourceRecord#raw()}
   * @throws IOException if it cannot be written
   */
  public void record(Optional<RawBytes> separatorBefore, RawBytes raw) throws IOException {
    if (records++ > 0) {
      write(separatorBefore.orElse(frame.separator()));
    }
    write(raw);
  }

  /**
   * Writes what stands behind the last record. Closing twice does nothing.
   *
   * @throws IOException if it cannot be written
   */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      write(frame.suffix());
      out.write(encode(waiting, waiting.length));
      frame.tail().writeTo(out);
      out.flush();
    }
  }

  private static boolean isWide(String charset) {
    return switch (charset) {
      case "UTF-8", "CESU-8" -> false;
      case "UTF-16LE", "UTF-16BE" -> true;
      default -> Charset.isSupported(charset) && !SingleByteText.fits(Charset.forName(charset));
    };
  }

  private void write(RawBytes bytes) throws IOException {
    if (!wide) {
      bytes.writeTo(out);
      return;
    }
    // A record that was given in pieces may be cut inside a character.
    byte[] all = Arrays.copyOf(waiting, waiting.length + bytes.length());
    System.arraycopy(bytes.toByteArray(), 0, all, waiting.length, bytes.length());
    int end = all.length;
    int lead = end - 1;
    while (lead >= 0 && lead >= end - 4 && (all[lead] & 0xC0) == 0x80) {
      lead--;
    }
    if (lead >= 0 && all[lead] < 0 && lead + length(all[lead]) > end) {
      end = lead;
    }
    out.write(encode(all, end));
    waiting = Arrays.copyOfRange(all, end, all.length);
  }

  private static int length(byte lead) {
    int b = lead & 0xFF;
    return b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
  }

  private byte[] encode(byte[] utf8, int size) {
    return switch (frame.charset()) {
      case "UTF-16LE" -> utf16(utf8, size, 0);
      case "UTF-16BE" -> utf16(utf8, size, 1);
      default ->
          wide
              ? new String(utf8, 0, size, StandardCharsets.UTF_8)
                  .getBytes(Charset.forName(frame.charset()))
              : Arrays.copyOf(utf8, size);
    };
  }

  /** The way back from {@link Utf16Input}; three bytes may be half of a pair. */
  private static byte[] utf16(byte[] utf8, int size, int lowByte) {
    byte[] units = new byte[2 * size];
    int count = 0;
    int at = 0;
    while (at < size) {
      int length = length(utf8[at]);
      int c = length == 1 ? utf8[at] : utf8[at] & (0xFF >> (length + 1));
      for (int i = 1; i < length; i++) {
        c = (c << 6) | (utf8[at + i] & 0x3F);
      }
      at += length;
      char[] chars = Character.toChars(c);
      for (char unit : chars) {
        units[count + lowByte] = (byte) unit;
        units[count + 1 - lowByte] = (byte) (unit >> 8);
        count += 2;
      }
    }
    return Arrays.copyOf(units, count);
  }
}
