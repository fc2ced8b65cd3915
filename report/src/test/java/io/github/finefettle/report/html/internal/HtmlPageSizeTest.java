package io.github.finefettle.report.html.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Excerpt;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.evidence.Table;
import io.github.finefettle.report.FineTuningAudit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The page stays under 2 MB whatever the evidence holds. */
class HtmlPageSizeTest {
  private static final int MOST_BYTES = 2_000_000;
  private static final String LONG = "漢<&\"字".repeat(400);

  @Test
  void aHugeBlockOfEachKindFits() {
    Evidence huge = huge(Mistake.OVERFITTING, 12);
    assertThat(size(FineTuningAudit.of(huge))).isLessThan(MOST_BYTES);
  }

  @Test
  void twentyHugeBlocksForEachMistakeFitAndSayWhatIsLeftOut() {
    List<Evidence> blocks = new ArrayList<>();
    for (Mistake mistake : Mistake.values()) {
      blocks.addAll(Collections.nCopies(20, huge(mistake, 2)));
    }
    String html = FineTuningAudit.of(blocks).toHtml();
    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
    assertThat(html).contains("audit.json");
  }

  @Test
  void manyTinyBlocksFit() {
    Evidence tiny = Evidence.of("Tiny", Mistake.OVERFITTING, "s");
    FineTuningAudit audit = FineTuningAudit.of(Collections.nCopies(10_000, tiny));
    assertThat(size(audit)).isLessThan(MOST_BYTES);
    assertThat(audit.toHtml()).contains("more blocks of evidence are in audit.json.");
  }

  @Test
  void longTextsOfTheRunFit() {
    TreeMap<String, String> facts = new TreeMap<>();
    for (int i = 0; i < 1000; i++) {
      facts.put(i + LONG, LONG);
    }
    FineTuningAudit audit = FineTuningAudit.of().withTitle(LONG).withRunFacts(facts);
    assertThat(size(audit)).isLessThan(300_000);
  }

  @Test
  void aLargeBlockTakesNoRoomFromAnotherMistake() {
    Evidence small =
        Evidence.of("Small", Mistake.WRONG_METRIC, "s")
            .with(new Figure.Bars("Kept figure", "v", List.of(Figure.Bar.of("b", 1))));
    List<Evidence> blocks = new ArrayList<>(Collections.nCopies(10, huge(Mistake.OVERFITTING, 3)));
    blocks.add(small);
    assertThat(FineTuningAudit.of(blocks).toHtml()).contains("Kept figure");
  }

  @Test
  void amongTooManyClaimsTheOnesThatSpeakAgainstAreShown() {
    Evidence evidence = Evidence.of("Many", Mistake.OVERFITTING, "s");
    for (int i = 0; i < 300; i++) {
      evidence = evidence.with(Claim.required("c" + i, "Claim " + i, ClaimState.MET));
    }
    evidence = evidence.with(Claim.required("bad", "The one that fails", ClaimState.NOT_MET));
    String html = FineTuningAudit.of(evidence).toHtml();
    assertThat(html).contains("<td role=\"cell\" class=\"says\" dir=\"auto\">The one that fails");
    assertThat(html).contains("Not shown here but in audit.json: 261 claims.");
  }

  private static int size(FineTuningAudit audit) {
    return audit.toHtml().getBytes(StandardCharsets.UTF_8).length;
  }

  private static Evidence huge(Mistake mistake, int each) {
    List<Double> many = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      many.add((double) i * i % 977);
      names.add(i + LONG);
    }
    List<Double> xs = new ArrayList<>(many);
    Collections.sort(xs);
    List<String> row = Collections.nCopies(30, LONG);
    Evidence evidence = Evidence.of(LONG, mistake, LONG);
    for (int i = 0; i < each; i++) {
      evidence =
          evidence
              .with(Claim.required("c", LONG, ClaimState.MET))
              .with(new Finding(Severity.INFO, "f", LONG, LONG))
              .withFact(LONG, LONG)
              .with(new Excerpt(LONG, LONG))
              .with(new Table(LONG, row, Collections.nCopies(200, row)))
              .with(
                  new Figure.Lines(
                      LONG, LONG, LONG, Collections.nCopies(12, Figure.Series.of(LONG, xs, many))))
              .with(new Figure.Scatter(LONG, LONG, LONG, names, xs, many))
              .with(
                  new Figure.ParallelCoordinates(
                      LONG,
                      Collections.nCopies(20, LONG),
                      names,
                      Collections.nCopies(3000, many.subList(0, 20))))
              .with(
                  new Figure.Matrix(
                      LONG,
                      LONG,
                      LONG,
                      names.subList(0, 150),
                      names.subList(0, 150),
                      Collections.nCopies(150, Collections.nCopies(150, Long.MAX_VALUE))));
    }
    return evidence;
  }
}
