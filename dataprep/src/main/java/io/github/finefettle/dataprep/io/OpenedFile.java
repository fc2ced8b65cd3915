package io.github.finefettle.dataprep.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file that is being read: decompressed, its charset decided, in UTF-8 if it was wide. */
final class OpenedFile implements AutoCloseable {
  /** How much of a file decides its charset and its layout. */
  static final int SAMPLE = ByteWindow.BLOCK;

  private final CountedInput counted;
  private final InputStream source;
  private final Compression compression;
  private final FileCharset charset;
  private final ByteWindow window;
  private final @Nullable WideInput wide;

  private OpenedFile(
      CountedInput counted,
      InputStream source,
      Compression compression,
      FileCharset charset,
      ByteWindow window,
      @Nullable WideInput wide) {
    this.counted = counted;
    this.source = source;
    this.compression = compression;
    this.charset = charset;
    this.window = window;
    this.wide = wide;
  }

  static OpenedFile open(SourceFile file, ReadOptions options) {
    InputStream raw = file.open();
    try {
      return open(raw, file, options);
    } catch (IOException e) {
      close(raw);
      throw file.unreadable(e);
    } catch (RuntimeException e) {
      close(raw);
      throw e;
    }
  }

  private static OpenedFile open(InputStream raw, SourceFile file, ReadOptions options)
      throws IOException {
    CountedInput counted = new CountedInput(raw);
    byte[] magic = counted.readNBytes(4);
    Compression compression = Compression.of(magic);
    InputStream plain =
        compression.decompress(new SequenceInputStream(new ByteArrayInputStream(magic), counted));
    Sample sample = Sample.read(plain);
    FileCharset charset = FileCharset.of(sample.bytes, options.charset());
    InputStream whole =
        new SequenceInputStream(new ByteArrayInputStream(sample.bytes), sample.rest(plain));
    WideInput wide = charset.wide() ? WideInput.of(whole, charset.name()) : null;
    ByteWindow window = new ByteWindow(wide == null ? whole : wide);
    window.fill(SAMPLE);
    TextCheck.require(file, window);
    return new OpenedFile(counted, plain, compression, charset, window, wide);
  }

  /** The first bytes of a file, and what ended them too early, if anything did. */
  private static final class Sample {
    private final byte[] bytes;
    private final @Nullable DamagedInputException damage;

    private Sample(byte[] bytes, @Nullable DamagedInputException damage) {
      this.bytes = bytes;
      this.damage = damage;
    }

    static Sample read(InputStream in) throws IOException {
      byte[] sample = new byte[SAMPLE];
      int size = 0;
      try {
        int n = in.read(sample, 0, SAMPLE);
        while (n >= 0) {
          size += n;
          n = size == SAMPLE ? -1 : in.read(sample, size, SAMPLE - size);
        }
        return new Sample(Arrays.copyOf(sample, size), null);
      } catch (DamagedInputException e) {
        return new Sample(Arrays.copyOf(sample, size), e);
      }
    }

    InputStream rest(InputStream in) {
      return damage == null ? in : new CutInput(damage);
    }
  }

  /** What is left of a stream that is damaged at its very beginning. */
  private static final class CutInput extends InputStream {
    private final DamagedInputException damage;

    CutInput(DamagedInputException damage) {
      this.damage = damage;
    }

    @Override
    public int read() throws IOException {
      throw damage;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      throw damage;
    }
  }

  ByteWindow window() {
    return window;
  }

  FileCharset charset() {
    return charset;
  }

  Compression compression() {
    return compression;
  }

  /** How many bytes of a byte order mark stand at the beginning of what the window shows. */
  int markLength() {
    boolean utf8Mark = window.at(0) == 0xEF && window.at(1) == 0xBB && window.at(2) == 0xBF;
    return utf8Mark ? 3 : 0;
  }

  long bytesRead() {
    return counted.count();
  }

  /** Last bytes of a wide charset that make no character. */
  RawBytes tail() {
    return wide == null ? RawBytes.EMPTY : wide.tail();
  }

  @Override
  public void close() {
    close(source);
    close(counted);
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
