package io.github.finefettle.core.statistics;

import java.nio.charset.StandardCharsets;

/**
 * Random numbers as a pure function of (seed, purpose, index, position): whoever asks, in whatever
 * order, on whatever thread, gets the same number.
 *
 * <p>The generator is Philox4x64 with ten rounds (Salmon, Moraes, Dror and Shaw, "Parallel random
 * numbers: as easy as 1, 2, 3", SC 2011). The key is the seed and a hash of the purpose, the
 * counter is the index and the position, so streams of different purposes or indices never overlap.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class RandomStream {
  private static final long MULTIPLIER_0 = 0xD2E7470EE14C6C93L;
  private static final long MULTIPLIER_1 = 0xCA5A826395121157L;
  private static final long WEYL_0 = 0x9E3779B97F4A7C15L;
  private static final long WEYL_1 = 0xBB67AE8584CAA73BL;
  private static final int ROUNDS = 10;
  private static final double UNIT = 0x1p-53;

  private final long seed;
  private final long purposeHash;
  private final long firstIndex;
  private final long secondIndex;
  private final long thirdIndex;

  private RandomStream(long seed, long purposeHash, long first, long second, long third) {
    this.seed = seed;
    this.purposeHash = purposeHash;
    this.firstIndex = first;
    this.secondIndex = second;
    this.thirdIndex = third;
  }

  /**
   * The stream of a purpose.
   *
   * @param seed the user's seed
   * @param purpose what the numbers are for, such as {@code "shuffle"}
   * @return the stream with all indices 0
   */
  public static RandomStream of(long seed, String purpose) {
    return new RandomStream(seed, hash(purpose), 0, 0, 0);
  }

  /**
   * The same purpose at another index, such as an epoch or a row.
   *
   * @param index any number
   * @return the stream with this first index and the others 0
   */
  public RandomStream at(long index) {
    return new RandomStream(seed, purposeHash, index, 0, 0);
  }

  /**
   * The same purpose at a pair of indices.
   *
   * @param first any number
   * @param second any number
   * @return the stream with these indices
   */
  public RandomStream at(long first, long second) {
    return new RandomStream(seed, purposeHash, first, second, 0);
  }

  /**
   * The same purpose at three indices.
   *
   * @param first any number
   * @param second any number
   * @param third any number
   * @return the stream with these indices
   */
  public RandomStream at(long first, long second, long third) {
    return new RandomStream(seed, purposeHash, first, second, third);
  }

  /**
   * The 64 random bits at a position.
   *
   * @param position 0 or more
   * @return bits, uniform over all longs
   */
  public long longAt(long position) {
    long[] block = new long[4];
    fillBlock(position >>> 2, block);
    return block[(int) (position & 3)];
  }

  /**
   * The uniform number at a position.
   *
   * @param position 0 or more
   * @return a multiple of 2<sup>-53</sup> in [0, 1)
   */
  public double uniformAt(long position) {
    return (longAt(position) >>> 11) * UNIT;
  }

  /**
   * The numbers of this stream one after another.
   *
   * @return a sequence that begins at position 0
   */
  public RandomSequence sequence() {
    return new RandomSequence(this);
  }

  /** Writes the four numbers at positions 4 * block to 4 * block + 3. */
  void fillBlock(long block, long[] out) {
    philox(new long[] {block, firstIndex, secondIndex, thirdIndex}, seed, purposeHash, out);
  }

  /** Ten rounds of Philox4x64; package-private so that the published test vectors reach it. */
  static void philox(long[] counter, long key0, long key1, long[] out) {
    long c0 = counter[0];
    long c1 = counter[1];
    long c2 = counter[2];
    long c3 = counter[3];
    long k0 = key0;
    long k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long high0 = unsignedMultiplyHigh(MULTIPLIER_0, c0);
      long low0 = MULTIPLIER_0 * c0;
      long high1 = unsignedMultiplyHigh(MULTIPLIER_1, c2);
      long low1 = MULTIPLIER_1 * c2;
      c0 = high1 ^ c1 ^ k0;
      c1 = low1;
      c2 = high0 ^ c3 ^ k1;
      c3 = low0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    out[0] = c0;
    out[1] = c1;
    out[2] = c2;
    out[3] = c3;
  }

  /**
   * {@code Math.unsignedMultiplyHigh} came with Java 18; both multipliers have their top bit set.
   */
  private static long unsignedMultiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }

  /** FNV-1a over UTF-8 and the finaliser of MurmurHash3, so that similar purposes differ widely. */
  private static long hash(String purpose) {
    long hash = 0xCBF29CE484222325L;
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return hash ^ (hash >>> 33);
  }
}
