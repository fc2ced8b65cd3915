package io.github.finefettle.core.search;

import io.github.finefettle.core.statistics.RandomStream;

/**
 * A seeded order of the numbers 0 .. size - 1 that is computed, not held, so that a grid of any
 * size can be walked in random order.
 *
 * <p>A Feistel network over the next even number of bits is a permutation of more numbers than are
 * wanted; a number that falls outside is sent through again until it falls inside (Black and
 * Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002, section 4: cycle walking). The
 * round function is one draw of a random stream, keyed by round and half.
 */
final class GridShuffle {
  private static final int ROUNDS = 8;

  /** Halves of fewer bits make too few different permutations. */
  private static final int FEWEST_HALF_BITS = 4;

  private final long size;
  private final int halfBits;
  private final long halfMask;
  private final RandomStream random;

  GridShuffle(long size, long seed) {
    this.size = size;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(size - 1);
    this.halfBits = Math.max(FEWEST_HALF_BITS, (bits + 1) / 2);
    this.halfMask = (1L << halfBits) - 1;
    this.random = RandomStream.of(seed, "grid-order");
  }

  /** Which number stands at this place of the order. */
  long at(long place) {
    long walked = permuted(place);
    // Unsigned, because two halves of 32 bits fill the sign bit too.
    while (Long.compareUnsigned(walked, size) >= 0) {
      walked = permuted(walked);
    }
    return walked;
  }

  private long permuted(long value) {
    long left = value >>> halfBits;
    long right = value & halfMask;
    for (int round = 0; round < ROUNDS; round++) {
      long mixed = left ^ (random.at(round, right).longAt(0) & halfMask);
      left = right;
      right = mixed;
    }
    return (left << halfBits) | right;
  }
}
