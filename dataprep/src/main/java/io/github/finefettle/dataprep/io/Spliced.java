package io.github.finefettle.dataprep.io;

import java.io.ByteArrayOutputStream;

/** Bytes with some stretches replaced, made from front to back. */
final class Spliced {
  private final byte[] in;
  private final ByteArrayOutputStream out;
  private int at;

  Spliced(byte[] in, int from) {
    this.in = in;
    this.at = from;
    this.out = new ByteArrayOutputStream();
  }

  void replace(int from, int to, byte[] instead) {
    out.write(in, at, from - at);
    out.write(instead, 0, instead.length);
    at = to;
  }

  byte[] end(int to) {
    out.write(in, at, to - at);
    return out.toByteArray();
  }
}
