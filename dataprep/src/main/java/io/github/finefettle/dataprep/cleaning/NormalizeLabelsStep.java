package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.labels.LabelFolding;
import io.github.finefettle.dataprep.labels.LabelSpellings;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Folds rare spellings of a label onto the frequent one. */
record NormalizeLabelsStep() implements DataStep {
  static final String RULE = "normalize-labels";

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of(Role.LABEL);
  }

  @Override
  public Set<Role> edits() {
    return Roles.of(Role.LABEL);
  }

  @Override
  public void apply(WorkingRows rows) {
    LabelSpellings spellings = LabelSpellings.of(rows.labelCounts());
    rows.sawLabels(spellings.countsAfterFolding());
    Map<String, LabelFolding> bySpelling = spellings.bySpelling();
    for (int row : rows.alive()) {
      LabelFolding folding = bySpelling.get(rows.example(row).text(Role.LABEL));
      if (folding != null) {
        String kind = folding.kind().name().toLowerCase(Locale.ROOT);
        rows.record(
            row,
            StepOutcome.edit(Role.LABEL, folding.to())
                .because("Another spelling (" + kind + ") of a label with more rows.")
                .measured((double) folding.fromRows(), (double) folding.toRows()));
      }
    }
    report(spellings, rows);
  }

  private static void report(LabelSpellings spellings, WorkingRows rows) {
    for (LabelFolding folding : spellings.foldings()) {
      rows.find(
          new Finding(
              folding.kind() == LabelFolding.Kind.TYPO ? Severity.WARNING : Severity.INFO,
              "label-spelling-folded",
              String.format(
                  Locale.ROOT,
                  "The label \"%s\" (%d rows) was folded onto \"%s\".",
                  folding.from(),
                  folding.fromRows(),
                  folding.to()),
              "Undo it if the two mean different things."));
    }
    if (!spellings.slipsCompared()) {
      rows.find(
          new Finding(
              Severity.WARNING,
              "very-many-labels",
              spellings.countsAfterFolding().size()
                  + " different labels were found, so typing slips were not looked for.",
              "Check that the label column is not the text column."));
    }
    for (LabelFolding suggestion : spellings.suggestions()) {
      rows.find(
          new Finding(
              Severity.WARNING,
              "label-spelling-doubtful",
              String.format(
                  Locale.ROOT,
                  "The labels \"%s\" (%d rows) and \"%s\" (%d rows) look alike and were left as they are.",
                  suggestion.from(),
                  suggestion.fromRows(),
                  suggestion.to(),
                  suggestion.toRows()),
              "If they mean the same, make them one by a step of your own."));
    }
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return PlannedStep.json(rule(), version()).toJson();
  }
}
