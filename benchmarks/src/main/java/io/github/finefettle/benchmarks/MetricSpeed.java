package io.github.finefettle.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.MetricSuite;
import io.github.finefettle.metrics.SuiteState;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.ConfusionCounts;
import io.github.finefettle.metrics.ranking.RankingMetric;
import io.github.finefettle.metrics.ranking.ScoreState;
import io.github.finefettle.metrics.sequence.EntityScore;
import io.github.finefettle.metrics.sequence.TaggedSentence;
import io.github.finefettle.metrics.speech.ErrorRate;
import io.github.finefettle.metrics.text.Bleu;
import io.github.finefettle.metrics.text.Chrf;
import io.github.finefettle.metrics.text.Rouge;
import io.github.finefettle.metrics.text.Ter;
import io.github.finefettle.metrics.text.TextPair;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Metrics in CPU seconds of the whole process (with garbage collection and compilation), warm, on
 * one thread, with their intervals; beside the Python peers on the same rows where a Python is
 * named.
 */
public final class MetricSpeed {
  private static final int SEGMENTS = 20_000;
  private static final int SENTENCES = 50_000;
  private static final int MANY_SENTENCES = 1_000_000;
  private static final int MANY_ROWS = 10_000_000;
  private static final int CLASSES = 20;
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 5;
  private static final double LEAST_SECONDS = 0.5;
  private static final double TICK = 0.01;
  private static final String[] LABELS = labels();

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /** What the peer of each line took for a unit, in units a CPU second. */
  private final Map<String, Double> peers = new TreeMap<>();

  private MetricSpeed() {}

  /**
   * Measures and prints.
   *
   * @param args the folder for the rows, the Python script of the peers, and the Python to run it
   *     with, if there is one
   * @throws IOException if the rows cannot be written or the peer not be started
   * @throws InterruptedException if the wait for the peer is interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    new MetricSpeed().run(Path.of(args[0]), args[1], args.length > 2 ? args[2] : "");
  }

  private void run(Path folder, String script, String python)
      throws IOException, InterruptedException {
    MetricRows rows = MetricRows.of(SEGMENTS, SEGMENTS, SEGMENTS / 40, SENTENCES);
    rows.writeTo(folder);
    if (python.isBlank()) {
      out.println("No peer is measured: set FINEFETTLE_PYTHON to a Python that has them.");
    } else {
      measurePeers(python, script, folder);
    }
    texts(rows);
    sentences(rows);
    classification();
    scores();
  }

  private void texts(MetricRows rows) {
    List<TextPair> segments = pairs(rows.segments());
    List<TextPair> shortTexts = pairs(rows.shortTexts());
    List<TextPair> longTexts = pairs(rows.longTexts());
    one("BLEU 13a", "segments", segments, Bleu.corpus(), "sacrebleu BLEU 13a");
    one("chrF2", "segments", segments, Chrf.chrf(), "sacrebleu chrF2");
    one("TER", "segments", segments.subList(0, 2_000), Ter.ter(), "sacrebleu TER");
    suite(
        "ROUGE 1, 2, L, 16 and 10 words",
        shortTexts,
        MetricSuite.of(Rouge.n(1), Rouge.n(2), Rouge.l()),
        "rouge_score 1, 2, L");
    one(
        "ROUGE Lsum, 20 sentences",
        "pairs",
        longTexts,
        Rouge.lsum(),
        "rouge_score Lsum, 20 sentences");
    one("WER", "pairs", segments, ErrorRate.wer(), "jiwer WER");
  }

  private void sentences(MetricRows rows) {
    List<TaggedSentence> sentences = new ArrayList<>(MANY_SENTENCES);
    List<TaggedSentence> first = new ArrayList<>(SENTENCES);
    for (String[] row : rows.tags()) {
      first.add(TaggedSentence.of(tags(row[0]), tags(row[1])));
    }
    while (sentences.size() < MANY_SENTENCES) {
      sentences.addAll(first);
    }
    one("entity F1", "sentences", sentences, EntityScore.f1(), "seqeval F1");
  }

  private void classification() {
    int[] truth = new int[MANY_ROWS];
    int[] predicted = new int[MANY_ROWS];
    RandomSequence random = RandomStream.of(1, "classes").sequence();
    for (int i = 0; i < MANY_ROWS; i++) {
      truth[i] = random.nextInt(CLASSES);
      predicted[i] = random.nextUniform() < 0.7 ? truth[i] : random.nextInt(CLASSES);
    }
    List<ClassificationMetric> five =
        List.of(
            ClassificationMetric.accuracy(),
            ClassificationMetric.macroF1(),
            ClassificationMetric.mcc(),
            ClassificationMetric.cohenKappa(),
            ClassificationMetric.balancedAccuracy());
    timed(
        "accuracy, macro-F1, MCC, kappa, balanced accuracy",
        "rows",
        MANY_ROWS,
        () -> {
          ConfusionCounts counts = ConfusionCounts.of(LABELS);
          counts.addAll(truth, predicted);
          return five.stream().map(counts::measure).toList().get(1);
        },
        "scikit-learn five classification metrics");
  }

  private void scores() {
    boolean[] positive = new boolean[MANY_ROWS];
    double[] scores = new double[MANY_ROWS];
    RandomSequence random = RandomStream.of(2, "scores").sequence();
    for (int i = 0; i < MANY_ROWS; i++) {
      positive[i] = random.nextUniform() < 0.1;
      scores[i] = random.nextGaussian() + (positive[i] ? 1 : 0);
    }
    for (RankingMetric metric : List.of(RankingMetric.auroc(), RankingMetric.averagePrecision())) {
      timed(
          metric.id(),
          "rows",
          MANY_ROWS,
          () -> {
            ScoreState state = metric.newState();
            for (int i = 0; i < MANY_ROWS; i++) {
              state.add(positive[i], scores[i]);
            }
            return state.measure();
          },
          "scikit-learn " + metric.id());
    }
  }

  private <R> void one(String what, String unit, List<R> rows, Metric<R> metric, String peer) {
    timed(
        what,
        unit,
        rows.size(),
        () -> {
          MetricState<R> state = metric.newState();
          for (R row : rows) {
            state.add(row);
          }
          return state.measure();
        },
        peer);
  }

  private <R> void suite(String what, List<R> rows, MetricSuite<R> suite, String peer) {
    timed(
        what,
        "pairs",
        rows.size(),
        () -> {
          SuiteState<R> state = suite.newState();
          for (R row : rows) {
            state.add(row);
          }
          return state.measure().get(suite.metrics().get(2).id());
        },
        peer);
  }

  private static double cpuSeconds(Supplier<Measurement> work, int times) {
    long start = PROCESS.getProcessCpuTime();
    for (int i = 0; i < times; i++) {
      if (work.get().n() == 0) {
        throw new IllegalStateException("Nothing was measured.");
      }
    }
    return (PROCESS.getProcessCpuTime() - start) / 1e9;
  }

  /** The median of several warm rounds. */
  private void timed(String what, String unit, int count, Supplier<Measurement> work, String peer) {
    Measurement measured = work.get();
    double once = 0;
    for (int i = 0; i < WARM_UPS; i++) {
      once = cpuSeconds(work, 1);
    }
    // The clock of CPU time ticks every hundredth of a second.
    int times = (int) Math.max(1, Math.ceil(LEAST_SECONDS / Math.max(once, TICK)));
    double[] seconds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      seconds[i] = cpuSeconds(work, times) / times;
    }
    Arrays.sort(seconds);
    double median = seconds[ROUNDS / 2];
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%-50s %,12.0f %s a CPU second (%,d in %.3f s), value %s",
            what,
            count / median,
            unit,
            count,
            median,
            measured.value().isPresent() ? measured.requireValue() : "undefined"));
    Double theirs = peers.get(peer);
    if (theirs != null) {
      line.append(String.format(Locale.ROOT, "; %.1f times %s", count / median / theirs, peer));
    }
    out.println(line);
  }

  private void measurePeers(String python, String script, Path folder)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(python, script, folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.println("peer: " + line);
        JsonValue.JsonObject peer = JsonValue.parse(line).asObject();
        peer.find("perCpuSecond")
            .ifPresent(speed -> peers.put(peer.string("peer"), speed.asDouble()));
      }
    }
    if (process.waitFor() != 0) {
      out.println("The peers ended with status " + process.exitValue() + ".");
    }
  }

  private static List<TextPair> pairs(List<String[]> rows) {
    return rows.stream()
        .map(
            row ->
                TextPair.of(
                    row[0].replace(MetricRows.SENTENCE_END, "\n"),
                    row[1].replace(MetricRows.SENTENCE_END, "\n")))
        .toList();
  }

  private static List<String> tags(String line) {
    return List.of(line.split(" ", -1));
  }

  private static String[] labels() {
    String[] labels = new String[CLASSES];
    Arrays.setAll(labels, i -> String.format(Locale.ROOT, "class-%02d", i));
    return labels;
  }
}
