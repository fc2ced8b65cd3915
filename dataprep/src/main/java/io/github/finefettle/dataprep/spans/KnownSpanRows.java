package io.github.finefettle.dataprep.spans;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** What {@link RemoveRepeatedSpans} learned: flags or cuts the spans that are known. */
final class KnownSpanRows implements RowRule {
  private final RemoveRepeatedSpans settings;
  private final List<KnownSpan> learned;
  private final KnownSpanIndex index;

  private KnownSpanRows(RemoveRepeatedSpans settings, List<KnownSpan> learned) {
    this.settings = settings;
    this.learned = List.copyOf(learned);
    this.index = new KnownSpanIndex(this.learned);
  }

  static KnownSpanRows of(RemoveRepeatedSpans settings, List<KnownSpan> learned) {
    return new KnownSpanRows(settings, learned);
  }

  @Override
  public String id() {
    return RemoveRepeatedSpans.ID;
  }

  @Override
  public int version() {
    return settings.version();
  }

  @Override
  public Set<Role> reads() {
    return settings.reads();
  }

  @Override
  public Set<Role> edits() {
    return settings.edits();
  }

  @Override
  public boolean onlyFlags() {
    return settings.onlyFlags();
  }

  @Override
  public StepOutcome apply(Example example) {
    if (index.isEmpty()) {
      return StepOutcome.unchanged();
    }
    BitSet kept = index.keptBy(RowHash.of(settings.texts(example)));
    List<Integer> places = new ArrayList<>();
    List<TextCut> cuts = new ArrayList<>();
    for (int i = 0; i < example.size(); i++) {
      if (settings.compares(example.part(i))) {
        TextCut cut = TextCut.of(example.part(i).text(), index, kept);
        if (!cut.stretches().isEmpty()) {
          places.add(i);
          cuts.add(cut);
        }
      }
    }
    return places.isEmpty() ? StepOutcome.unchanged() : outcome(places, cuts);
  }

  private StepOutcome outcome(List<Integer> places, List<TextCut> cuts) {
    StepOutcome outcome = StepOutcome.unchanged();
    int removed = 0;
    for (int i = 0; i < cuts.size(); i++) {
      TextCut cut = cuts.get(i);
      if (settings.cuts() && cut.hindrance().isEmpty()) {
        outcome = outcome.andEdit(places.get(i), cut.text()).because(removedReason(cut));
        removed += cut.stretches().stream().mapToInt(TextCut.Stretch::characters).sum();
      }
    }
    if (removed > 0) {
      outcome = outcome.measured((double) removed, (double) settings.spans().characters());
    }
    for (int i = 0; i < cuts.size(); i++) {
      for (TextCut.Stretch stretch : cuts.get(i).stretches()) {
        outcome = withNote(outcome, places.get(i), cuts.get(i), stretch);
      }
    }
    return outcome;
  }

  private String removedReason(TextCut cut) {
    StringBuilder reason = new StringBuilder("Sentences that stand in other rows too were cut:");
    String join = " ";
    for (TextCut.Stretch stretch : cut.stretches()) {
      reason
          .append(join)
          .append("characters ")
          .append(stretch.start())
          .append(" to ")
          .append(stretch.end())
          .append(", which ")
          .append(index.span(stretch.span()).first())
          .append(" keeps");
      join = ", then ";
    }
    return reason.append('.').toString();
  }

  private StepOutcome withNote(
      StepOutcome outcome, int place, TextCut cut, TextCut.Stretch stretch) {
    KnownSpan span = index.span(stretch.span());
    String what =
        "Characters "
            + stretch.start()
            + " to "
            + stretch.end()
            + " of the text are repeated; they stood in "
            + span.rows()
            + " rows, and the partner keeps them.";
    String why =
        settings.cuts() && !cut.hindrance().isEmpty() ? what + " " + cut.hindrance() : what;
    return outcome
        .and(RuleAction.FLAGGED, why)
        .measured((double) stretch.characters(), (double) settings.spans().characters())
        .with(span.first())
        .onPart(place);
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    settings.addSettings(json);
    json.put("learned", learned.stream().map(KnownSpan::toJson).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KnownSpanRows that
        && settings.equals(that.settings)
        && learned.equals(that.learned);
  }

  @Override
  public int hashCode() {
    return 31 * settings.hashCode() + learned.hashCode();
  }
}
