package io.github.finefettle.metrics.sequence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Hits, predicted and true units by type, and what an interval over sentences needs: the different
 * rows of counts while they are few, and beyond that the sums of products of every two counts.
 *
 * <p>Whole numbers throughout, so any partition of the sentences merged in any order gives the same
 * bits. A part never has more different rows, nor more types, than the whole; so what is given up
 * does not depend on the partition either.
 */
final class TypeCounts {
  /** What is counted of a type. */
  static final int HITS = 0;

  static final int PREDICTED = 1;
  static final int GOLD = 2;
  static final int COLUMNS = 3;

  /** Numbers of a type in a row: which type, then its columns. */
  static final int ENTRY = 1 + COLUMNS;

  /** Beyond, the products would take megabytes, and there is no interval. */
  static final int MOST_TYPES = 256;

  /** The types that were counted, in the order of their first unit. */
  private final NameTable names = new NameTable();

  private long n;
  private long[] sums = new long[COLUMNS * 8];
  private long[] outcomes = new long[EntityOutcome.COUNT * 8];

  private @Nullable SentenceTable table = new SentenceTable();

  /** A square over columns of types, whose upper half is used; null while rows are held. */
  private long @Nullable [] products;

  private int productTypes;

  private int[] row = new int[ENTRY * 8];
  private int rowLength;
  private int[] entryOfType = new int[8];

  /** The number that a name has here. */
  int typeOf(String name) {
    int type = names.idOf(name);
    if (names.size() > MOST_TYPES) {
      products = null;
    }
    return type;
  }

  /** Counts one unit of a type in the sentence that is open. */
  void count(int type, int column) {
    if (type >= entryOfType.length) {
      entryOfType = Arrays.copyOf(entryOfType, 2 * type);
    }
    int entry = entryOfType[type];
    if (entry >= rowLength || row[entry] != type) {
      entry = rowLength;
      entryOfType[type] = entry;
      rowLength += ENTRY;
      if (rowLength > row.length) {
        row = Arrays.copyOf(row, 2 * row.length);
      }
      row[entry] = type;
      Arrays.fill(row, entry + 1, entry + ENTRY, 0);
    }
    row[entry + 1 + column]++;
  }

  /** Counts one outcome of a type, of which there is no interval. */
  void count(int type, EntityOutcome outcome) {
    int index = EntityOutcome.COUNT * type + outcome.column();
    outcomes = withRoom(outcomes, index);
    outcomes[index]++;
  }

  /** Ends the sentence that is open. */
  void endSentence() {
    sort(row, rowLength);
    addRow(row, rowLength, 1);
    rowLength = 0;
  }

  /** Takes in what others have counted. */
  void add(TypeSnapshot other) {
    int[] ids = other.names().stream().mapToInt(this::typeOf).toArray();
    for (int t = 0; t < ids.length; t++) {
      sums = withRoom(sums, COLUMNS * ids[t] + COLUMNS);
      outcomes = withRoom(outcomes, EntityOutcome.COUNT * (ids[t] + 1));
      for (int o = 0; o < EntityOutcome.COUNT; o++) {
        int index = EntityOutcome.COUNT * ids[t] + o;
        outcomes[index] = Math.addExact(outcomes[index], other.outcome(t, o));
      }
    }
    if (other.rowsHeld()) {
      for (int r = 0; r < other.rows(); r++) {
        int[] entries = translated(other.row(r), ids);
        sort(entries, entries.length);
        addRow(entries, entries.length, other.times(r));
      }
      return;
    }
    giveUpRows();
    n = Math.addExact(n, other.n());
    for (int t = 0; t < ids.length; t++) {
      for (int c = 0; c < COLUMNS; c++) {
        int index = COLUMNS * ids[t] + c;
        sums[index] = Math.addExact(sums[index], other.sum(t, c));
      }
    }
    addProducts(other, ids);
  }

  /** All counts, with the types in the order of their names. */
  TypeSnapshot snapshot() {
    int[] ids =
        IntStream.range(0, names.size())
            .boxed()
            .sorted(Comparator.comparing(names::name))
            .mapToInt(Integer::intValue)
            .toArray();
    return TypeSnapshot.of(this, ids);
  }

  long n() {
    return n;
  }

  String name(int type) {
    return names.name(type);
  }

  long sum(int type, int column) {
    int index = COLUMNS * type + column;
    return index < sums.length ? sums[index] : 0;
  }

  long outcome(int type, int outcome) {
    int index = EntityOutcome.COUNT * type + outcome;
    return index < outcomes.length ? outcomes[index] : 0;
  }

  @Nullable SentenceTable table() {
    return table;
  }

  /** Whether there are sums of products; without them and without rows there is no interval. */
  boolean hasProducts() {
    return products != null;
  }

  /** The sum of products of two columns, each being three times the type and what is counted. */
  long product(int a, int b) {
    long[] known = products;
    int low = Math.min(a, b);
    int high = Math.max(a, b);
    return known == null || high >= COLUMNS * productTypes
        ? 0
        : known[low * COLUMNS * productTypes + high];
  }

  private void addRow(int[] entries, int length, long times) {
    n = Math.addExact(n, times);
    for (int e = 0; e < length; e += ENTRY) {
      int first = COLUMNS * entries[e];
      sums = withRoom(sums, first + COLUMNS);
      for (int c = 0; c < COLUMNS; c++) {
        sums[first + c] = Math.addExact(sums[first + c], entries[e + 1 + c] * times);
      }
    }
    SentenceTable held = table;
    if (held == null) {
      addProducts(entries, length, times);
      return;
    }
    held.add(entries, length, times);
    if (held.size() > SentenceTable.MOST_ROWS) {
      giveUpRows();
    }
  }

  private void giveUpRows() {
    SentenceTable held = table;
    if (held != null) {
      table = null;
      if (names.size() > MOST_TYPES) {
        return;
      }
      productTypes = 8;
      products = new long[COLUMNS * productTypes * COLUMNS * productTypes];
      held.forEach((entries, times) -> addProducts(entries, entries.length, times));
    }
  }

  private void addProducts(int[] entries, int length, long times) {
    if (products == null || length == 0) {
      return;
    }
    long[] square = withRoomFor(products, entries[length - ENTRY]);
    int stride = COLUMNS * productTypes;
    for (int a = 0; a < length; a += ENTRY) {
      for (int i = 0; i < COLUMNS; i++) {
        long value = entries[a + 1 + i] * times;
        if (value != 0) {
          int line = (COLUMNS * entries[a] + i) * stride;
          for (int j = i; j < COLUMNS; j++) {
            square[line + COLUMNS * entries[a] + j] += value * entries[a + 1 + j];
          }
          for (int b = a + ENTRY; b < length; b += ENTRY) {
            for (int j = 0; j < COLUMNS; j++) {
              square[line + COLUMNS * entries[b] + j] += value * entries[b + 1 + j];
            }
          }
        }
      }
    }
  }

  private void addProducts(TypeSnapshot other, int[] ids) {
    if (!other.hasProducts()) {
      products = null;
      return;
    }
    if (products == null) {
      return;
    }
    long[] square = withRoomFor(products, Arrays.stream(ids).max().orElse(0));
    int stride = COLUMNS * productTypes;
    for (int a = 0; a < COLUMNS * ids.length; a++) {
      for (int b = a; b < COLUMNS * ids.length; b++) {
        int mine = COLUMNS * ids[a / COLUMNS] + a % COLUMNS;
        int his = COLUMNS * ids[b / COLUMNS] + b % COLUMNS;
        square[Math.min(mine, his) * stride + Math.max(mine, his)] += other.product(a, b);
      }
    }
  }

  /** The products, grown until they reach a type. */
  private long[] withRoomFor(long[] old, int type) {
    if (type < productTypes) {
      return old;
    }
    int wanted = productTypes;
    while (wanted <= type) {
      wanted *= 2;
    }
    long[] grown = new long[COLUMNS * wanted * COLUMNS * wanted];
    for (int line = 0; line < COLUMNS * productTypes; line++) {
      System.arraycopy(
          old,
          line * COLUMNS * productTypes,
          grown,
          line * COLUMNS * wanted,
          COLUMNS * productTypes);
    }
    products = grown;
    productTypes = wanted;
    return grown;
  }

  /** Brings the entries of a row into the order of their types; there are few. */
  private static void sort(int[] row, int length) {
    for (int e = ENTRY; e < length; e += ENTRY) {
      for (int at = e; at > 0 && row[at - ENTRY] > row[at]; at -= ENTRY) {
        for (int i = 0; i < ENTRY; i++) {
          int swapped = row[at + i];
          row[at + i] = row[at - ENTRY + i];
          row[at - ENTRY + i] = swapped;
        }
      }
    }
  }

  private static int[] translated(int[] entries, int[] ids) {
    int[] mine = entries.clone();
    for (int e = 0; e < mine.length; e += ENTRY) {
      mine[e] = ids[mine[e]];
    }
    return mine;
  }

  private static long[] withRoom(long[] values, int index) {
    return index < values.length
        ? values
        : Arrays.copyOf(values, Math.max(index + 1, 2 * values.length));
  }
}
