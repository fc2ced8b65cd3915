package io.github.finefettle.dataprep.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unzips all members of a gzip file (RFC 1952). Our own, because the one of the JDK takes a damaged
 * second member for the end and says nothing.
 */
final class GzipInput extends InputStream {
  private static final int FLAG_CHECKSUM = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[64 * 1024];
  private int at;
  private int limit;
  private boolean inMember;
  private boolean ended;

  GzipInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] out, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember && !beginMember()) {
        ended = true;
        return -1;
      }
      int n = inflate(out, from, length);
      if (n > 0) {
        checksum.update(out, from, n);
        return n;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw damaged("needs a dictionary");
      }
    }
    return -1;
  }

  private int inflate(byte[] out, int from, int length) throws IOException {
    try {
      if (inflater.needsInput() && !inflater.finished()) {
        if (at == limit && !fill()) {
          throw damaged("ends too early");
        }
        inflater.setInput(buffer, at, limit - at);
        at = limit;
      }
      return inflater.inflate(out, from, length);
    } catch (DataFormatException e) {
      throw new DamagedInputException("The gzip data is damaged.", e);
    }
  }

  /** False at the end of the file. Zeros behind the last member are padding. */
  private boolean beginMember() throws IOException {
    int b = next();
    while (b == 0) {
      b = next();
    }
    if (b < 0) {
      return false;
    }
    if (b != 0x1F || next() != 0x8B || next() != 8) {
      throw new DamagedInputException("Something that is no gzip data follows the gzip data.");
    }
    int flags = required();
    for (int i = 0; i < 6; i++) {
      required();
    }
    if ((flags & FLAG_EXTRA) != 0) {
      int length = required() | required() << 8;
      for (int i = 0; i < length; i++) {
        required();
      }
    }
    skipText(flags & FLAG_NAME);
    skipText(flags & FLAG_COMMENT);
    if ((flags & FLAG_CHECKSUM) != 0) {
      required();
      required();
    }
    inMember = true;
    return true;
  }

  private void skipText(int flag) throws IOException {
    while (flag != 0 && required() != 0) {
      // A name or comment ends with a zero.
    }
  }

  private void endMember() throws IOException {
    at = limit - inflater.getRemaining();
    long expected = little();
    long size = little();
    if (expected != checksum.getValue() || size != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw new DamagedInputException("The gzip data is damaged: its checksum is wrong.");
    }
    inflater.reset();
    checksum.reset();
    inMember = false;
  }

  private long little() throws IOException {
    return required() | required() << 8 | required() << 16 | (long) required() << 24;
  }

  private int required() throws IOException {
    int b = next();
    if (b < 0) {
      throw damaged("ends too early");
    }
    return b;
  }

  private int next() throws IOException {
    return at == limit && !fill() ? -1 : buffer[at++] & 0xFF;
  }

  private boolean fill() throws IOException {
    at = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  private static DamagedInputException damaged(String how) {
    return new DamagedInputException("The gzip data " + how + ".");
  }

  @Override
  public void close() throws IOException {
    ended = true;
    inflater.end();
    in.close();
  }
}
