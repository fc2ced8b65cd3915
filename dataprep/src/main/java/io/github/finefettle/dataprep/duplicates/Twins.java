package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.dataprep.duplicates.internal.Mixing;
import java.util.Arrays;

/**
 * Rows of the same words that no guard keeps apart: they are indexed once, so that ten thousand
 * copies cost no more than one. Rows must be added in order.
 */
final class Twins {
  private static final int UNKNOWN = -1;

  private final Separation separation;
  private final LongIntMap identities;
  private final LongIntMap signed = new LongIntMap();
  private final int[] twinOf;
  private final int[] nextTwin;
  private int[] firstOfIdentity = new int[1024];
  private int[] lastOfSigned = new int[64];

  /** The number of words and signature; or, if less than 0, see {@link #lastOf}. */
  private int[] signedOfIdentity = new int[1024];

  private int added;

  Twins(int rows, Separation separation) {
    this.separation = separation;
    this.identities = new LongIntMap(rows);
    this.twinOf = new int[rows];
    this.nextTwin = new int[rows];
  }

  /** Says what will be added next, which makes that faster. */
  void expect(long[] next) {
    identities.look(next);
  }

  /** Adds the next row. Whether it is the first of its kind. */
  boolean add(long identity) {
    int row = added++;
    nextTwin[row] = UNKNOWN;
    twinOf[row] = row;
    int known = identities.size();
    int number = identities.numberOf(identity);
    if (number == known) {
      if (number == firstOfIdentity.length) {
        firstOfIdentity = Arrays.copyOf(firstOfIdentity, 2 * number);
        signedOfIdentity = Arrays.copyOf(signedOfIdentity, 2 * number);
      }
      firstOfIdentity[number] = row;
      signedOfIdentity[number] = UNKNOWN;
      return true;
    }
    // Signatures are asked for only where two rows have the same words, but not the same text.
    if (signedOfIdentity[number] < 0) {
      int oldest = firstOfIdentity[number];
      int last = lastOf(number);
      if (separation.isSame(oldest, row)) {
        chain(last, row);
        signedOfIdentity[number] = UNKNOWN - 1 - row;
        return false;
      }
      signedOfIdentity[number] = sign(oldest, identity);
      lastOfSigned[signedOfIdentity[number]] = last;
    }
    int first = signed.size();
    int same = sign(row, identity);
    return same == first;
  }

  /** As long as nothing was signed, all rows of the words have one text; the last of them. */
  private int lastOf(int number) {
    int signed = signedOfIdentity[number];
    return signed == UNKNOWN ? firstOfIdentity[number] : UNKNOWN - 1 - signed;
  }

  private void chain(int last, int row) {
    nextTwin[last] = row;
    twinOf[row] = twinOf[last];
  }

  /** The number of the row's words and signature; the row is chained to those before it. */
  private int sign(int row, long identity) {
    long signature = separation.isNeeded() ? separation.signature(row) : 0;
    int known = signed.size();
    int number = signed.numberOf(Mixing.finish(Mixing.append(signature, identity)));
    if (number == known) {
      if (number == lastOfSigned.length) {
        lastOfSigned = Arrays.copyOf(lastOfSigned, 2 * number);
      }
    } else {
      chain(lastOfSigned[number], row);
    }
    lastOfSigned[number] = row;
    return number;
  }

  int rows() {
    return added;
  }

  /** The first row of the same kind, which may be the row itself. */
  int first(int row) {
    return twinOf[row];
  }

  /** The next row of the same kind, or a negative number. */
  int next(int row) {
    return nextTwin[row];
  }
}
