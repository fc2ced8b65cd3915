package io.github.finefettle.metrics.speech;

import java.util.Arrays;

/**
 * The cheapest way from a reference to a prediction (Levenshtein, every edit costs 1), 64 cells of
 * the table at a time, with one definite choice among equally cheap ways.
 *
 * <p>Let D[i][j] be the distance of the first i units of the reference and the first j of the
 * prediction. Along a column, D differs by -1, 0 or 1 from one i to the next: two vectors of bits,
 * one for the rises and one for the falls. The vectors of the next column follow from them in a few
 * operations on words (Myers, 1999, in the form of Hyyrö, 2003). A reference of more than 64 units
 * is done in blocks of 64, with what rises or falls at a block's last row handed to the next block
 * as one bit for each column.
 *
 * <p><b>The choice.</b> How many units are hits is not settled by the distance, and two of the four
 * usual rates depend on it. What both texts have in common at their beginning, then at their end,
 * is a hit. The rest is read from its end: if D rises from i - 1 to i in column j, unit i was
 * deleted; else, if D falls from i - 1 to i in column j - 1, unit j was inserted; else units i and
 * j stand for each other. This is the way that RapidFuzz takes, and with it jiwer, for texts that
 * it does not cut in halves for their length. It asks for no more than the vectors, so those are
 * kept.
 *
 * <p><b>Memory.</b> Vectors are kept for a strip of columns. Where a pair needs more than one
 * strip, only the vectors before each are kept on the first way through, and the strips are
 * computed again from the last to the first. A strip of very long texts has as many columns as
 * there are strips, so that two books take some hundred megabytes at most.
 *
 * <p>Not safe for use by several threads.
 */
final class EditPath {
  static final byte HIT = 0;
  static final byte SUBSTITUTION = 1;
  static final byte DELETION = 2;
  static final byte INSERTION = 3;

  /** How many words of 64 bits a strip may take, twice. */
  private static final int STRIP = 1 << 20;

  private final int strip;
  private long[] places = new long[1 << 7];
  private long[] rises = new long[1 << 8];
  private long[] falls = new long[1 << 8];
  private long[] carriedRises = new long[4];
  private long[] carriedFalls = new long[4];
  private byte[] path = new byte[0];
  private int steps;
  private boolean recorded;
  private long hits;
  private long substitutions;
  private long deletions;
  private long insertions;

  private int[] reference = new int[0];
  private int[] prediction = new int[0];
  private int skipped;
  private int rows;
  private int columns;
  private int blocks;
  private int stride;

  EditPath() {
    this(STRIP);
  }

  /** With another size of a strip, so that small texts show what large ones do. */
  EditPath(int strip) {
    this.strip = strip;
  }

  /**
   * Counts the edits from a reference to a prediction.
   *
   * @param ids one more than the greatest number of a unit
   */
  EditCounts count(int[] ref, int m, int[] pred, int n, int ids) {
    run(ref, m, pred, n, ids, false);
    return new EditCounts(hits, substitutions, deletions, insertions);
  }

  /** The edits from the beginning of both texts to their end, one of the constants above each. */
  byte[] path(int[] ref, int m, int[] pred, int n, int ids) {
    path = new byte[m + n];
    run(ref, m, pred, n, ids, true);
    byte[] forward = new byte[steps];
    for (int i = 0; i < steps; i++) {
      forward[i] = path[steps - 1 - i];
    }
    return forward;
  }

  private void run(int[] ref, int m, int[] pred, int n, int ids, boolean record) {
    hits = 0;
    substitutions = 0;
    deletions = 0;
    insertions = 0;
    steps = 0;
    recorded = record;
    reference = ref;
    prediction = pred;
    int shorter = Math.min(m, n);
    int prefix = 0;
    while (prefix < shorter && ref[prefix] == pred[prefix]) {
      prefix++;
    }
    int suffix = 0;
    while (suffix < shorter - prefix && ref[m - 1 - suffix] == pred[n - 1 - suffix]) {
      suffix++;
    }
    skipped = prefix;
    rows = m - prefix - suffix;
    columns = n - prefix - suffix;
    take(HIT, suffix);
    if (rows == 0 || columns == 0) {
      take(DELETION, rows);
      take(INSERTION, columns);
    } else {
      makeRoom(ids);
      between();
    }
    take(HIT, prefix);
  }

  private void makeRoom(int ids) {
    if (places.length < ids) {
      places = new long[Math.max(ids, (int) Math.min(2L * places.length, 1 << 30))];
    }
    blocks = (rows + Long.SIZE - 1) / Long.SIZE;
    stride = 1 + Math.min(columns, widthOfStrips(columns, strip / blocks));
    int cells = Math.multiplyExact(blocks, stride);
    if (rises.length < cells) {
      rises = new long[Math.max(cells, (int) Math.min(2L * rises.length, STRIP))];
      falls = new long[rises.length];
    }
    int words = (stride >> 6) + 1;
    if (carriedRises.length < words) {
      carriedRises = new long[words];
      carriedFalls = new long[words];
    }
  }

  /**
   * How many columns a strip has. Of very long texts as many vectors stand before the strips as a
   * strip has columns: with narrower strips the vectors before them would take more room than they
   * save.
   *
   * @param columns how many columns there are
   * @param room how many fit into the usual room
   */
  static int widthOfStrips(int columns, int room) {
    return Math.max(Math.max(Long.SIZE, room), (int) Math.sqrt(columns));
  }

  /** What is left when both ends were cut off. */
  private void between() {
    int width = stride - 1;
    int strips = (columns + width - 1) / width;
    long[][] checkpoints = new long[strips - 1][];
    for (int block = 0; block < blocks; block++) {
      rises[block * stride] = -1L;
      falls[block * stride] = 0;
    }
    for (int s = 0; s < strips; s++) {
      int to = Math.min(columns, (s + 1) * width);
      fill(s * width, to);
      if (s < strips - 1) {
        checkpoints[s] = saved(width);
        restore(checkpoints[s]);
      }
    }
    int row = trace(rows, (strips - 1) * width, columns);
    for (int s = strips - 2; s >= 0 && row > 0; s--) {
      if (s == 0) {
        for (int block = 0; block < blocks; block++) {
          rises[block * stride] = -1L;
          falls[block * stride] = 0;
        }
      } else {
        restore(checkpoints[s - 1]);
      }
      fill(s * width, (s + 1) * width);
      row = trace(row, s * width, (s + 1) * width);
    }
  }

  private long[] saved(int column) {
    long[] saved = new long[2 * blocks];
    for (int block = 0; block < blocks; block++) {
      saved[2 * block] = rises[block * stride + column];
      saved[2 * block + 1] = falls[block * stride + column];
    }
    return saved;
  }

  private void restore(long[] saved) {
    for (int block = 0; block < blocks; block++) {
      rises[block * stride] = saved[2 * block];
      falls[block * stride] = saved[2 * block + 1];
    }
  }

  /** Computes the columns of a strip from the one before it, which stands at 0 of each block. */
  private void fill(int from, int to) {
    if (blocks > 1) {
      // Above the first row, D is the number of the column, so it always rises.
      Arrays.fill(carriedRises, -1L);
      Arrays.fill(carriedFalls, 0);
    }
    for (int block = 0; block < blocks; block++) {
      int first = skipped + block * Long.SIZE;
      int last = Math.min(skipped + rows, first + Long.SIZE);
      for (int i = first; i < last; i++) {
        places[reference[i]] |= 1L << (i - first);
      }
      if (blocks == 1) {
        fillOnly(from, to);
      } else {
        fillBlock(block * stride, from, to);
      }
      for (int i = first; i < last; i++) {
        places[reference[i]] = 0;
      }
    }
  }

  private void fillOnly(int from, int to) {
    long vp = rises[0];
    long vn = falls[0];
    for (int j = from; j < to; j++) {
      long match = places[prediction[skipped + j]];
      long d0 = (((match & vp) + vp) ^ vp) | match | vn;
      long hp = ((vn | ~(d0 | vp)) << 1) | 1L;
      long hn = (d0 & vp) << 1;
      vp = hn | ~(d0 | hp);
      vn = hp & d0;
      rises[j - from + 1] = vp;
      falls[j - from + 1] = vn;
    }
  }

  private void fillBlock(int offset, int from, int to) {
    long vp = rises[offset];
    long vn = falls[offset];
    for (int j = from; j < to; j++) {
      int k = j - from;
      long riseIn = (carriedRises[k >> 6] >>> k) & 1L;
      long fallIn = (carriedFalls[k >> 6] >>> k) & 1L;
      long match = places[prediction[skipped + j]];
      long x = match | fallIn;
      long d0 = (((x & vp) + vp) ^ vp) | x | vn;
      long hp = vn | ~(d0 | vp);
      long hn = d0 & vp;
      carriedRises[k >> 6] = (carriedRises[k >> 6] & ~(1L << k)) | ((hp >>> 63) << k);
      carriedFalls[k >> 6] = (carriedFalls[k >> 6] & ~(1L << k)) | ((hn >>> 63) << k);
      hp = (hp << 1) | riseIn;
      hn = (hn << 1) | fallIn;
      vp = hn | ~(d0 | hp);
      vn = hp & d0;
      rises[offset + k + 1] = vp;
      falls[offset + k + 1] = vn;
    }
  }

  /** Reads the way back through a strip; gives the row in which it leaves it. */
  private int trace(int row, int from, int to) {
    int i = row;
    int j = to;
    while (i > 0 && j > from) {
      int cell = ((i - 1) >> 6) * stride + j - from;
      if (((rises[cell] >>> (i - 1)) & 1L) != 0) {
        i--;
        deletions++;
        record(DELETION);
      } else {
        j--;
        if (((falls[cell - 1] >>> (i - 1)) & 1L) != 0) {
          insertions++;
          record(INSERTION);
        } else {
          i--;
          if (reference[skipped + i] == prediction[skipped + j]) {
            hits++;
            record(HIT);
          } else {
            substitutions++;
            record(SUBSTITUTION);
          }
        }
      }
    }
    if (i == 0) {
      take(INSERTION, j);
    } else if (from == 0) {
      take(DELETION, i);
    }
    return i;
  }

  private void record(byte step) {
    if (recorded) {
      path[steps++] = step;
    }
  }

  private void take(byte step, int times) {
    switch (step) {
      case HIT -> hits += times;
      case DELETION -> deletions += times;
      default -> insertions += times;
    }
    if (recorded) {
      Arrays.fill(path, steps, steps + times, step);
      steps += times;
    }
  }
}
