package io.github.finefettle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.metrics.agreement.ItemRatings;
import io.github.finefettle.metrics.calibration.ProbabilityRow;
import io.github.finefettle.metrics.multilabel.LabelSets;
import io.github.finefettle.metrics.preference.Match;
import io.github.finefettle.metrics.preference.Outcome;
import io.github.finefettle.metrics.ranking.ScoredRow;
import io.github.finefettle.metrics.regression.NumberPair;
import io.github.finefettle.metrics.retrieval.RankedQuery;
import io.github.finefettle.metrics.sequence.TaggedSentence;
import io.github.finefettle.metrics.text.TextPair;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The bytes of states as version 1 wrote them, one line for each kind of state, which later
 * versions must go on reading. A line of the file is a signature, a tab and the bytes.
 */
class StateFormatTest {
  private static final String FILE = "metric-states-v1.txt";

  @Test
  void theBytesOfVersionOneStayReadable() throws Exception {
    String stored;
    try (InputStream in = Objects.requireNonNull(StateFormatTest.class.getResourceAsStream(FILE))) {
      stored = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(written()).isEqualTo(stored.lines().toList());
  }

  @Test
  void theBytesOfAnotherKindOfStateAreRefused() {
    List<String> lines = written();
    for (String theirs : lines) {
      for (String ours : lines) {
        Metric<?> metric = MetricCatalogue.parse(ours.substring(0, ours.indexOf('\t')));
        byte[] bytes = HexFormat.of().parseHex(theirs.substring(theirs.indexOf('\t') + 1));
        Metric<?> writer = MetricCatalogue.parse(theirs.substring(0, theirs.indexOf('\t')));
        if (!metric.stateId().equals(writer.stateId())) {
          assertThatThrownBy(() -> metric.readState(bytes))
              .as("%s reads %s", metric, writer)
              .isInstanceOf(IllegalArgumentException.class);
        }
      }
    }
  }

  private static List<String> written() {
    List<String> lines = new ArrayList<>();
    List<TextPair> texts =
        List.of(
            TextPair.of("the cat sat on the mat", "the cat sat on a mat"),
            new TextPair(List.of("it rained", "rain fell"), "it rained all day"));
    add(lines, MetricFamily.TEXT, "bleu", texts);
    add(lines, MetricFamily.TEXT, "rougeL", texts);
    add(lines, MetricFamily.TEXT, "wer", texts);
    add(lines, MetricFamily.TEXT, "distinct-2", texts);
    add(lines, MetricFamily.TEXT, "self-bleu-2", texts);
    List<ScoredRow> scores =
        List.of(new ScoredRow(true, 0.75), new ScoredRow(false, 0.25), new ScoredRow(true, -1));
    add(lines, MetricFamily.RANKING, "auroc", scores);
    List<ProbabilityRow> probabilities =
        List.of(ProbabilityRow.of(true, 0.75), ProbabilityRow.of(false, 0.5));
    add(lines, MetricFamily.PROBABILITY, "log-loss", probabilities);
    add(lines, MetricFamily.PROBABILITY, "ece", probabilities);
    add(lines, MetricFamily.PROBABILITY, "smece", probabilities);
    List<TaggedSentence> sentences =
        List.of(TaggedSentence.of(List.of("B-PER", "O"), List.of("B-PER", "B-LOC")));
    add(lines, MetricFamily.SEQUENCE, "entity-f1", sentences);
    add(lines, MetricFamily.SEQUENCE, "macro-entity-f1", sentences);
    add(lines, MetricFamily.SEQUENCE, "token-accuracy", sentences);
    List<NumberPair> numbers = List.of(new NumberPair(1, 1.5), new NumberPair(2, 4));
    add(lines, MetricFamily.REGRESSION, "mae", numbers);
    add(lines, MetricFamily.REGRESSION, "kendall-tau-b", numbers);
    add(lines, MetricFamily.REGRESSION, "max-error", numbers);
    add(
        lines,
        MetricFamily.RETRIEVAL,
        "ndcg",
        List.of(RankedQuery.ofRanking(List.of("a", "b"), Map.of("b", 2.0))));
    add(
        lines,
        MetricFamily.MULTILABEL,
        "multilabel-macro-f1",
        List.of(new LabelSets(Set.of("x"), Set.of("y"))));
    add(lines, MetricFamily.AGREEMENT, "fleiss-kappa", List.of(ItemRatings.of("good", "bad")));
    add(
        lines,
        MetricFamily.PREFERENCE,
        "bradley-terry(a)",
        List.of(Match.of(0, "a", "b", Outcome.FIRST), Match.of(1, "a", "b", Outcome.TIE)));
    return lines;
  }

  private static <R> void add(List<String> lines, MetricFamily<R> family, String id, List<R> rows) {
    Metric<R> metric = family.parse(id);
    MetricState<R> state = metric.newState();
    rows.forEach(state::add);
    byte[] bytes = state.toBytes();
    assertThat(metric.readState(bytes).measure()).isEqualTo(state.measure());
    lines.add(metric.signature() + "\t" + HexFormat.of().formatHex(bytes));
  }
}
