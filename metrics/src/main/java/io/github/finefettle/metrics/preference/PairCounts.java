package io.github.finefettle.metrics.preference;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.metrics.resampling.CellBootstrap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** How often each pair of players met and how it ended: all that strengths without order need. */
final class PairCounts implements RatingState {
  static final String ID = "pairs-of-players";
  private static final byte VERSION = 1;
  private static final double ACCURACY = 1e-13;
  private static final double ACCURACY_OF_RESAMPLES = 1e-8;

  private final RatingMetric metric;

  /** By the lesser name, then by the greater: won by the lesser, won by the greater, tied. */
  private final TreeMap<String, NavigableMap<String, long[]>> pairs = new TreeMap<>();

  PairCounts(RatingMetric metric) {
    this.metric = metric;
  }

  @Override
  public void add(Match row) {
    boolean inOrder = row.first().compareTo(row.second()) < 0;
    Outcome outcome = inOrder ? row.outcome() : row.outcome().swapped();
    cells(inOrder ? row.first() : row.second(), inOrder ? row.second() : row.first())[
        outcome.code()]++;
  }

  @Override
  public void merge(MetricState<Match> other) {
    if (!(other instanceof PairCounts that)) {
      throw new IllegalArgumentException(
          "A state of "
              + ID
              + " cannot take in a "
              + other.getClass().getSimpleName()
              + ". Merge states of the same metric only.");
    }
    if (that == this) {
      merge(read(metric, toBytes()));
      return;
    }
    that.pairs.forEach(
        (first, others) ->
            others.forEach(
                (second, theirs) -> {
                  long[] mine = cells(first, second);
                  for (int i = 0; i < mine.length; i++) {
                    mine[i] += theirs[i];
                  }
                }));
  }

  @Override
  public Measurement measure() {
    return metric.measure(this);
  }

  @Override
  public String stateId() {
    return ID;
  }

  @Override
  public Ratings rate(RatingSystem system) {
    PairTable table = new PairTable(pairs);
    long[] cells = table.cells();
    long matches = LongStream.of(cells).sum();
    long[] matchesOf =
        IntStream.range(0, table.players().size()).mapToLong(table::matchesOf).toArray();
    if (matches == 0) {
      return Ratings.undefined(table.players(), "there are no rows", 0, matchesOf);
    }
    if (!table.isOneGroup(cells)) {
      return Ratings.undefined(
          table.players(),
          "no chain of wins or ties leads from every player to every other, so strengths are not"
              + " finite; the groups are "
              + table.groupsAsText(table.groups(cells)),
          matches,
          matchesOf);
    }
    if (system.tiesApart()
        && IntStream.range(0, cells.length).allMatch(i -> i % 3 == 2 || cells[i] == 0)) {
      return Ratings.undefined(
          table.players(), "every match is a tie, whose weight is not finite", matches, matchesOf);
    }
    double[] log =
        new BradleyTerryFit(table, system.tiesApart())
            .logStrengths(cells, new double[table.players().size()], ACCURACY);
    return log.length == 0
        ? Ratings.undefined(
            table.players(), "the most likely strengths were not reached", matches, matchesOf)
        : new Ratings(
            table.players(),
            system.ofLogStrengths(log),
            resamples(system, table, cells, log),
            "",
            matches,
            matchesOf);
  }

  @Override
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(pairs.values().stream().mapToInt(NavigableMap::size).sum());
      for (Map.Entry<String, NavigableMap<String, long[]>> one : pairs.entrySet()) {
        for (Map.Entry<String, long[]> other : one.getValue().entrySet()) {
          out.writeUTF(one.getKey());
          out.writeUTF(other.getKey());
          for (long count : other.getValue()) {
            out.writeLong(count);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail.", e);
    }
    return bytes.toByteArray();
  }

  static PairCounts read(RatingMetric metric, byte[] bytes) {
    PairCounts state = new PairCounts(metric);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        throw malformed(null);
      }
      int count = in.readInt();
      for (int pair = 0; pair < count; pair++) {
        long[] cells = state.cells(in.readUTF(), in.readUTF());
        for (int i = 0; i < cells.length; i++) {
          cells[i] = in.readLong();
        }
      }
      if (count < 0 || in.available() > 0) {
        throw malformed(null);
      }
    } catch (IOException e) {
      throw malformed(e);
    }
    return state;
  }

  private static List<double[]> resamples(
      RatingSystem system, PairTable table, long[] cells, double[] log) {
    BradleyTerryFit fit = new BradleyTerryFit(table, system.tiesApart());
    List<double[]> resamples = new ArrayList<>();
    double[] counted =
        CellBootstrap.of(system.resampling(), "ratings/" + system.signatureOf(""))
            .replicates(
                cells,
                drawn -> {
                  double[] values =
                      table.isOneGroup(drawn)
                          ? fit.logStrengths(drawn, log, ACCURACY_OF_RESAMPLES)
                          : new double[0];
                  resamples.add(values.length == 0 ? values : system.ofLogStrengths(values));
                  return values.length;
                });
    if (counted.length != resamples.size()) {
      throw new IllegalStateException("A resample was not rated.");
    }
    return resamples;
  }

  private long[] cells(String lesser, String greater) {
    return pairs
        .computeIfAbsent(lesser, key -> new TreeMap<>())
        .computeIfAbsent(greater, key -> new long[PairTable.CELLS]);
  }

  private static IllegalArgumentException malformed(@Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The bytes are no counts of pairs of version "
            + VERSION
            + ". Maybe they were cut off or written by a newer release.",
        cause);
  }
}
