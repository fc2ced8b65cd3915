package io.github.finefettle.dataprep.duplicates;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hashes a word of folded UTF-8, eight bytes at a step. A word of up to eight bytes, as most are,
 * costs one multiplication, and no two such words share a hash.
 */
final class WordHash {
  /** How many bytes behind a word must be readable; they do not count. */
  static final int SLACK = 8;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private WordHash() {}

  static long eight(byte[] in, int at) {
    return (long) LONGS.get(in, at);
  }

  static void put(byte[] out, int at, long eight) {
    LONGS.set(out, at, eight);
  }

  /** The hash of at least one byte, with {@link #SLACK} readable bytes behind. */
  static long of(byte[] in, int from, int to) {
    long hash = Mixing.START + (to - from);
    int at = from;
    while (to - at > 8) {
      hash = Mixing.append(hash, eight(in, at));
      at += 8;
    }
    return Mixing.append(hash, eight(in, at) & (-1L >>> (64 - 8 * (to - at))));
  }
}
