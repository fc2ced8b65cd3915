package io.github.finefettle.report.html.internal;

import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.report.charts.internal.Charts;
import io.github.finefettle.report.charts.internal.ShownNumber;
import io.github.finefettle.report.charts.internal.ShownText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The evidence of one block as the page shows it.
 *
 * @param name the block's name
 * @param fingerprint the first digits of its definition's fingerprint, or empty text
 * @param summary the outcome
 * @param claims the claims
 * @param findings the findings
 * @param figures the figures
 * @param facts the facts
 * @param tables the tables
 * @param excerpts pieces of the user's text
 * @param leftOut what is not shown, or empty text
 */
public record BlockView(
    String name,
    String fingerprint,
    String summary,
    List<ClaimRow> claims,
    List<FindingView> findings,
    List<FigureView> figures,
    List<NamedText> facts,
    List<TableView> tables,
    List<NamedText> excerpts,
    String leftOut) {
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_SUMMARY = 600;

  /**
   * Whether there is more than claims and findings.
   *
   * @return true if there is a figure, fact, table or excerpt
   */
  public boolean hasEvidence() {
    return !(figures.isEmpty() && facts.isEmpty() && tables.isEmpty() && excerpts.isEmpty());
  }

  /**
   * Chooses what to show.
   *
   * @param evidence of the block
   * @param id the block's name for references within the page
   * @param detail how much to show
   */
  static BlockView of(Evidence evidence, String id, Detail detail) {
    List<FigureView> figures = new ArrayList<>();
    for (var figure : first(evidence.figures(), detail.figures())) {
      figures.add(new FigureView(id + "-f" + (figures.size() + 1), Charts.draw(figure)));
    }
    return new BlockView(
        ShownText.of(evidence.block(), LONGEST_NAME),
        evidence.definition().map(Fingerprint::shortened).orElse(""),
        ShownText.of(evidence.summary(), LONGEST_SUMMARY),
        first(decidingFirst(evidence.claims(), detail.claims()), detail.claims()).stream()
            .map(ClaimRow::of)
            .toList(),
        first(evidence.findings(), detail.findings()).stream().map(FindingView::of).toList(),
        figures,
        first(evidence.facts(), detail.facts()).stream()
            .map(f -> new NamedText(f.name(), f.value()))
            .toList(),
        first(evidence.tables(), detail.tables()).stream()
            .map(t -> TableView.of(t, detail.tableRows()))
            .toList(),
        first(evidence.excerpts(), detail.excerpts()).stream()
            .map(e -> new NamedText(e.title(), e.text()))
            .toList(),
        leftOut(evidence, detail));
  }

  private static <T> List<T> first(List<T> items, int most) {
    return items.subList(0, Math.min(most, items.size()));
  }

  /** Where not all claims fit, those that speak against the model must not be the ones left out. */
  private static List<Claim> decidingFirst(List<Claim> claims, int most) {
    if (claims.size() <= most) {
      return claims;
    }
    List<Claim> sorted = new ArrayList<>(claims);
    sorted.sort(Comparator.comparingInt(BlockView::rank));
    return sorted;
  }

  private static int rank(Claim claim) {
    int state =
        switch (claim.state()) {
          case NOT_MET -> 0;
          case UNDECIDED -> 1;
          case MET -> 2;
        };
    return claim.required() ? state : 3 + state;
  }

  private static String leftOut(Evidence evidence, Detail detail) {
    List<String> parts = new ArrayList<>();
    add(parts, evidence.claims().size() - detail.claims(), "claims");
    add(parts, evidence.findings().size() - detail.findings(), "findings");
    add(parts, evidence.figures().size() - detail.figures(), "figures");
    add(parts, evidence.facts().size() - detail.facts(), "facts");
    add(parts, evidence.tables().size() - detail.tables(), "tables");
    add(parts, evidence.excerpts().size() - detail.excerpts(), "excerpts");
    return parts.isEmpty()
        ? ""
        : "Not shown here but in audit.json: " + String.join(", ", parts) + ".";
  }

  private static void add(List<String> parts, int more, String what) {
    if (more > 0) {
      parts.add(ShownNumber.count(more) + " " + what);
    }
  }
}
