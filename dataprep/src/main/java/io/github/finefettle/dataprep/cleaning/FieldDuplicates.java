package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.duplicates.DuplicateClusters;
import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import io.github.finefettle.dataprep.duplicates.DuplicateSearch;
import io.github.finefettle.dataprep.duplicates.Guard;
import io.github.finefettle.dataprep.duplicates.GuardedTexts;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.duplicates.PlantedRecall;
import io.github.finefettle.dataprep.duplicates.SpooledTexts;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.FileSink;
import io.github.finefettle.dataprep.io.RowSink;
import io.github.finefettle.dataprep.io.RowSource;
import io.github.finefettle.dataprep.io.SourceFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The near duplicates of one field of a file: what {@link DuplicateRemoval} found. Not safe for use
 * by several threads. Closing it deletes the temporary copy of the texts.
 */
public final class FieldDuplicates implements AutoCloseable {
  private final DuplicateRemoval removal;
  private final RowSource<FieldRow> source;
  private final Reading reading;
  private final DuplicateIndex index;
  private @Nullable DuplicateClusters clusters;
  private @Nullable PlantedRecall recall;

  FieldDuplicates(
      DuplicateRemoval removal, RowSource<FieldRow> source, Reading reading, DuplicateIndex index) {
    this.removal = removal;
    this.source = source;
    this.reading = reading;
    this.index = index;
  }

  /** Is told every pair of near duplicates. */
  @FunctionalInterface
  public interface PairListener {
    /**
     * Two rows are near duplicates.
     *
     * @param a the row that comes first
     * @param b the row that comes later
     * @param similarity in (0, 1]
     */
    void pair(RowId a, RowId b, double similarity);
  }

  /**
   * The stars of near duplicates, by the running numbers of the rows that have a text.
   *
   * @return the clusters
   */
  public DuplicateClusters clusters() {
    DuplicateClusters made = clusters;
    if (made == null) {
      made = index.clusters();
      clusters = made;
    }
    return made;
  }

  /**
   * Tells every pair once, by the rows' ids.
   *
   * @param listener told on this thread
   */
  public void pairs(PairListener listener) {
    index.pairs((a, b, similarity) -> listener.pair(rowOf(a), rowOf(b), similarity));
  }

  /** Is told every pair that a guard keeps apart. */
  @FunctionalInterface
  public interface KeptApartListener {
    /**
     * Two rows would be near duplicates but for a guard.
     *
     * @param a the row that comes first
     * @param b the row that comes later
     * @param similarity in (0, 1]
     * @param guard the first guard that sees a difference
     */
    void pair(RowId a, RowId b, double similarity, Guard guard);
  }

  /**
   * Tells every pair that only a guard keeps apart. Rows are searched once more, without guards: a
   * thousand rows that differ in a number only are half a million such pairs.
   *
   * @param listener told on this thread
   */
  public void keptApart(KeptApartListener listener) {
    NearDuplicates near = removal.near();
    GuardedTexts guarded = new GuardedTexts(reading.texts, near.guards());
    reading
        .index(removal.search(near.withoutGuards()))
        .pairs(
            (a, b, similarity) ->
                guarded
                    .apart(a, b)
                    .ifPresent(guard -> listener.pair(rowOf(a), rowOf(b), similarity, guard)));
  }

  /**
   * The recall, measured on planted pairs.
   *
   * @return see {@link PlantedRecall}
   */
  public PlantedRecall recall() {
    PlantedRecall measured = recall;
    if (measured == null) {
      measured = index.recall();
      recall = measured;
    }
    return measured;
  }

  /**
   * How many rows were read.
   *
   * @return 0 or more
   */
  public long read() {
    return reading.records;
  }

  /**
   * How many rows could not be parsed; they are set aside.
   *
   * @return 0 or more
   */
  public long setAside() {
    return reading.problems.size();
  }

  /**
   * How many rows have no such field or nothing but white space in it; they are no duplicates.
   *
   * @return 0 or more
   */
  public long withoutText() {
    return (long) reading.withoutCount - reading.problems.size();
  }

  /**
   * How many of the duplicates have all their shingles in common with their survivor.
   *
   * @return 0 or more
   */
  public long equalRows() {
    DuplicateClusters stars = clusters();
    long same = 0;
    for (int row = 0; row < stars.rows(); row++) {
      same += stars.survivorOf(row) != row && stars.similarityOf(row) == 1 ? 1 : 0;
    }
    return same;
  }

  /** Where the rows go when the duplicates are taken out. */
  Accounting accounting() {
    long dropped = clusters().duplicates();
    return new Accounting(read(), read() - dropped - setAside(), dropped, setAside());
  }

  /**
   * Writes the rows that stay, byte for byte where the format is the same.
   *
   * @param sink where they go
   * @param ledger where each row that does not stay is told, with its bytes, its survivor and the
   *     similarity; {@link CleaningUndo} makes the source again from it
   */
  public void write(RowSink<FieldRow> sink, Optional<Path> ledger) {
    removal.write(source, this, sink, ledger);
  }

  /**
   * Counts, and the recall.
   *
   * @return an object with read, kept, dropped, setAside, withoutText, equal, clusters,
   *     largestCluster, diameterBound and recall
   */
  public JsonValue.JsonObject toJson() {
    DuplicateClusters stars = clusters();
    Accounting accounting = accounting();
    return JsonValue.object()
        .put("read", accounting.read())
        .put("kept", accounting.kept())
        .put("dropped", accounting.dropped())
        .put("setAside", accounting.setAside())
        .put("withoutText", withoutText())
        .put("equal", equalRows())
        .put("clusters", stars.clusters().size())
        .put("largestCluster", stars.largestCluster())
        .put("diameterBound", stars.diameterBound())
        .put("recall", recall().toJson())
        .toJson();
  }

  /** Why a row could not be parsed; empty for all others, which have a text or none. */
  Optional<String> problem(long record) {
    return Optional.ofNullable(reading.problems.get(record));
  }

  /** The running number of the text of a record, or -1 if it has none. */
  int textOf(long record) {
    return reading.textOf(record);
  }

  RowId rowOf(int text) {
    return reading.rowOf(reading.recordOfText(text));
  }

  /** Whether a sink takes the bytes of every row as they stand in its file. */
  boolean keepsBytes(RowSink<FieldRow> sink) {
    return sink instanceof FileSink file
        && !reading.frames.isEmpty()
        && reading.frames.stream().allMatch(file::keepsBytesOf);
  }

  double similarityOf(int text) {
    return clusters().similarityOf(text);
  }

  @Override
  public void close() {
    reading.texts.close();
  }

  /** Which record of the files has which text. */
  static final class Reading {
    private final SpooledTexts texts;
    private final boolean parted;
    private long[] parts = new long[0];
    private final List<RowId> firstOfSource = new ArrayList<>();
    private final List<Long> firstRecord = new ArrayList<>();
    private String source = "\n"; // no source has this name
    private final Map<Long, String> problems = new TreeMap<>();
    private long[] without = new long[16];
    private int withoutCount;
    private long records;
    private List<SourceFrame> frames = List.of();

    /**
     * Begins empty.
     *
     * @param parted whether rows of different parts are to be kept apart
     */
    Reading(SpooledTexts texts, boolean parted) {
      this.texts = texts;
      this.parted = parted;
    }

    DuplicateIndex index(DuplicateSearch search) {
      return parted ? search.index(texts, text -> parts[text]) : search.index(texts);
    }

    void add(List<DuplicateRemoval.FieldText> rows) {
      for (DuplicateRemoval.FieldText row : rows) {
        add(row);
      }
    }

    private void add(DuplicateRemoval.FieldText row) {
      if (!row.row().source().equals(source)) {
        source = row.row().source();
        firstOfSource.add(row.row());
        firstRecord.add(records);
      }
      if (!row.problem().isEmpty()) {
        problems.put(records, row.problem());
      }
      if (row.text().isPresent()) {
        addPart(row.part());
        texts.addUtf8(row.text().get().buffer());
      } else {
        skip(records);
      }
      records++;
    }

    /** Notes how the files were read. */
    void end(List<SourceFrame> read) {
      frames = List.copyOf(read);
    }

    private void addPart(long part) {
      if (parted) {
        if (texts.size() == parts.length) {
          parts = Arrays.copyOf(parts, 2 * parts.length + 1024);
        }
        parts[texts.size()] = part;
      }
    }

    private void skip(long record) {
      if (withoutCount == without.length) {
        without = Arrays.copyOf(without, 2 * withoutCount);
      }
      without[withoutCount++] = record;
    }

    /** Records are numbered over all sources, as they come. */
    RowId rowOf(long record) {
      int source = firstRecord.size() - 1;
      while (firstRecord.get(source) > record) {
        source--;
      }
      RowId first = firstOfSource.get(source);
      return new RowId(first.source(), first.position() + record - firstRecord.get(source));
    }

    int textOf(long record) {
      int at = Arrays.binarySearch(without, 0, withoutCount, record);
      return at >= 0 ? -1 : (int) (record + at + 1);
    }

    long recordOfText(int text) {
      // The i-th record without a text has without[i] - i records with one before it.
      int low = 0;
      int high = withoutCount;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (without[middle] - middle <= text) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return (long) text + low;
    }
  }
}
