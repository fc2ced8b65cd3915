package io.github.finefettle.metrics.preference;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.metrics.resampling.CellBootstrap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every match, read in the order of the ids: what ratings need that depend on order. */
final class HeldMatches implements RatingState {
  static final String ID = "matches-in-order";
  private static final byte VERSION = 1;
  private static final Comparator<Match> ORDER =
      Comparator.comparing(Match::id)
          .thenComparing(Match::first)
          .thenComparing(Match::second)
          .thenComparing(Match::outcome);

  private final RatingMetric metric;
  private final List<Match> matches = new ArrayList<>();

  HeldMatches(RatingMetric metric) {
    this.metric = metric;
  }

  @Override
  public void add(Match row) {
    matches.add(row);
  }

  @Override
  public void merge(MetricState<Match> other) {
    if (!(other instanceof HeldMatches that)) {
      throw new IllegalArgumentException(
          "A state of "
              + ID
              + " cannot take in a "
              + other.getClass().getSimpleName()
              + ". Merge states of the same metric only.");
    }
    matches.addAll(List.copyOf(that.matches));
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
    List<Match> inOrder = inOrder();
    TreeSet<String> names = new TreeSet<>();
    inOrder.forEach(match -> names.addAll(List.of(match.first(), match.second())));
    List<String> players = List.copyOf(names);
    Games games = new Games(inOrder, players);
    long[] matchesOf = games.matchesOf(players.size());
    if (inOrder.isEmpty()) {
      return Ratings.undefined(players, "there are no rows", 0, matchesOf);
    }
    long[] once = new long[inOrder.size()];
    Arrays.fill(once, 1);
    List<double[]> resamples = new ArrayList<>();
    double[] counted =
        CellBootstrap.of(system.resampling(), "ratings/" + system.signatureOf(""))
            .replicates(
                once,
                drawn -> {
                  resamples.add(games.elo(drawn, players.size(), system));
                  return players.size();
                });
    if (counted.length != resamples.size()) {
      throw new IllegalStateException("A resample was not rated.");
    }
    return new Ratings(
        players, games.elo(once, players.size(), system), resamples, "", inOrder.size(), matchesOf);
  }

  @Override
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(matches.size());
      for (Match match : inOrder()) {
        out.writeUTF(match.id().source());
        out.writeLong(match.id().position());
        out.writeUTF(match.first());
        out.writeUTF(match.second());
        out.writeByte(match.outcome().code());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail.", e);
    }
    return bytes.toByteArray();
  }

  static HeldMatches read(RatingMetric metric, byte[] bytes) {
    HeldMatches state = new HeldMatches(metric);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        throw malformed(null);
      }
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        RowId id = new RowId(in.readUTF(), in.readLong());
        String first = in.readUTF();
        String second = in.readUTF();
        state.add(new Match(id, first, second, outcome(in.readByte()), Optional.empty()));
      }
      if (count < 0 || in.available() > 0) {
        throw malformed(null);
      }
    } catch (IOException e) {
      throw malformed(e);
    }
    return state;
  }

  private static Outcome outcome(int code) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.code() == code) {
        return outcome;
      }
    }
    throw malformed(null);
  }

  private List<Match> inOrder() {
    List<Match> sorted = new ArrayList<>(matches);
    sorted.sort(ORDER);
    return sorted;
  }

  private static IllegalArgumentException malformed(@Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The bytes are no matches of version "
            + VERSION
            + ". Maybe they were cut off or written by a newer release.",
        cause);
  }

  /** The matches in order as numbers. */
  private static final class Games {
    private final int[] first;
    private final int[] second;
    private final double[] score;

    Games(List<Match> matches, List<String> players) {
      int n = matches.size();
      first = new int[n];
      second = new int[n];
      score = new double[n];
      for (int i = 0; i < n; i++) {
        Match match = matches.get(i);
        first[i] = Collections.binarySearch(players, match.first());
        second[i] = Collections.binarySearch(players, match.second());
        score[i] = match.score(match.first());
      }
    }

    /** The ratings after all matches, each as often as said (Elo, 1978). */
    double[] elo(long[] times, int players, RatingSystem system) {
      double[] ratings = new double[players];
      Arrays.fill(ratings, system.initial());
      double perPoint = StrictMath.log(system.base()) / system.scale();
      for (int i = 0; i < first.length; i++) {
        for (long time = 0; time < times[i]; time++) {
          double ahead = ratings[first[i]] - ratings[second[i]];
          double expected = 1 / (1 + StrictMath.exp(-ahead * perPoint));
          double change = system.k() * (score[i] - expected);
          ratings[first[i]] += change;
          ratings[second[i]] -= change;
        }
      }
      return ratings;
    }

    long[] matchesOf(int players) {
      long[] counts = new long[players];
      for (int i = 0; i < first.length; i++) {
        counts[first[i]]++;
        counts[second[i]]++;
      }
      return counts;
    }
  }
}
