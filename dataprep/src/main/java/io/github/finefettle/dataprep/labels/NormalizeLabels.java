package io.github.finefettle.dataprep.labels;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Folds rare spellings of a label onto the frequent one ({@link LabelSpellings}). */
public record NormalizeLabels() implements LearningRule<String> {
  static final String ID = "normalize-labels";

  /**
   * The kinds of rules of this package, for reading plans.
   *
   * @return the kinds
   */
  public static List<RuleKind> kinds() {
    return List.of(
        new RuleKind(
            ID,
            1,
            (json, registry) ->
                json.find("learned").isPresent()
                    ? FoldLabels.fromJson(json.get("learned"))
                    : new NormalizeLabels()));
  }

  @Override
  public String id() {
    return ID;
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
  public void addSettings(JsonObjectBuilder json) {
    // There are none.
  }

  @Override
  public boolean onlyFlags() {
    return false;
  }

  @Override
  public String observe(Example example) {
    return example.text(Role.LABEL);
  }

  @Override
  public Learning<String> learning() {
    Map<String, Long> counts = new TreeMap<>();
    return new Learning<>() {
      @Override
      public void add(RowId row, String label) {
        counts.merge(label, 1L, Long::sum);
      }

      @Override
      public Learned learned() {
        return NormalizeLabels.learned(LabelSpellings.of(counts));
      }
    };
  }

  private static Learned learned(LabelSpellings spellings) {
    Learned learned = Learned.frozen(FoldLabels.of(spellings));
    for (LabelFolding folding : spellings.foldings()) {
      learned = learned.with(folded(folding));
    }
    if (!spellings.slipsCompared()) {
      learned =
          learned.with(
              new Finding(
                  Severity.WARNING,
                  "very-many-labels",
                  spellings.countsAfterFolding().size()
                      + " different labels were found, so typing slips were not looked for.",
                  "Check that the label column is not the text column."));
    }
    for (LabelFolding suggestion : spellings.suggestions()) {
      learned = learned.with(doubtful(suggestion));
    }
    return learned;
  }

  private static Finding folded(LabelFolding folding) {
    return new Finding(
        folding.kind() == LabelFolding.Kind.TYPO ? Severity.WARNING : Severity.INFO,
        "label-spelling-folded",
        String.format(
            Locale.ROOT,
            "The label \"%s\" (%d rows) was folded onto \"%s\".",
            folding.from(),
            folding.fromRows(),
            folding.to()),
        "Undo it if the two mean different things.");
  }

  private static Finding doubtful(LabelFolding suggestion) {
    return new Finding(
        Severity.WARNING,
        "label-spelling-doubtful",
        String.format(
            Locale.ROOT,
            "The labels \"%s\" (%d rows) and \"%s\" (%d rows) look alike and were left as they are.",
            suggestion.from(),
            suggestion.fromRows(),
            suggestion.to(),
            suggestion.toRows()),
        "If they mean the same, make them one by a step of your own.");
  }
}
