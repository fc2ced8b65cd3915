package io.github.finefettle.dataprep.io;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decompresses all frames of a zstd file. */
final class ZstdInput extends FilterInputStream {
  ZstdInput(InputStream in) throws IOException {
    super(new ZstdInputStreamNoFinalizer(in));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] out, int from, int length) throws IOException {
    try {
      return in.read(out, from, length);
    } catch (ZstdIOException e) {
      throw new DamagedInputException("The zstd data ends too early or is damaged.", e);
    }
  }
}
