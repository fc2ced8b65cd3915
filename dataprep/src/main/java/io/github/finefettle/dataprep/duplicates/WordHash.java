package io.github.finefettle.dataprep.duplicates;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hashes a word of folded UTF-8, eight bytes at a step. Up to sixteen bytes there is no branch on
 * the length, which a processor cannot foresee: both halves are always taken, and what lies behind
 * the word is masked away.
 */
final class WordHash {
  /** How many bytes behind a word must be readable; they do not count. */
  static final int SLACK = 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The lowest bytes of a number, by how many are kept. */
  private static final long[] KEPT = {
    0,
    0xFFL,
    0xFFFFL,
    0xFF_FFFFL,
    0xFFFF_FFFFL,
    0xFF_FFFF_FFFFL,
    0xFFFF_FFFF_FFFFL,
    0xFF_FFFF_FFFF_FFFFL,
    -1L
  };

  private WordHash() {}

  static long eight(byte[] in, int at) {
    return (long) LONGS.get(in, at);
  }

  /** The lowest bytes of eight, so many of them. */
  static long first(long eight, int bytes) {
    return eight & KEPT[bytes];
  }

  static void put(byte[] out, int at, long eight) {
    LONGS.set(out, at, eight);
  }

  /** The hash of at least one byte, with {@link #SLACK} readable bytes behind. */
  static long of(byte[] in, int from, int to) {
    int length = to - from;
    long first = eight(in, from) & KEPT[Math.min(length, 8)];
    long second = eight(in, from + 8) & KEPT[Math.max(0, Math.min(length - 8, 8))];
    long hash = Mixing.append(Mixing.append(Mixing.START + length, first), second);
    for (int at = from + 16; at < to; at += 8) {
      hash = Mixing.append(hash, eight(in, at) & KEPT[Math.min(to - at, 8)]);
    }
    return hash;
  }
}
