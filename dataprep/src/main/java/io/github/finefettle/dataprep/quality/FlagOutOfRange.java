package io.github.finefettle.dataprep.quality;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.List;
import java.util.Set;

/**
 * Flags rows outside the ranges that {@link LearnedRanges} learned.
 *
 * @param ranges the ranges
 */
public record FlagOutOfRange(List<LearnedRange> ranges) implements RowRule {
  /** Copies the ranges. */
  public FlagOutOfRange {
    ranges = List.copyOf(ranges);
  }

  @Override
  public String id() {
    return LearnedRanges.ID;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    return Roles.copy(ranges.stream().map(LearnedRange::role).toList());
  }

  @Override
  public boolean onlyFlags() {
    return true;
  }

  @Override
  public StepOutcome apply(Example example) {
    StepOutcome outcome = StepOutcome.unchanged();
    for (int place = 0; place < example.size(); place++) {
      outcome = judge(outcome, example.part(place), place);
    }
    return outcome;
  }

  private StepOutcome judge(StepOutcome before, Part part, int place) {
    StepOutcome outcome = before;
    TextMeasures measured = null;
    for (int i = 0; i < ranges.size(); i++) {
      LearnedRange range = ranges.get(i);
      if (range.role() != part.role()) {
        continue;
      }
      if (measured == null) {
        measured = TextMeasures.of(part.text());
      }
      double value = measured.valueOrNan(range.measure());
      if (!Double.isNaN(value)) {
        outcome = judge(outcome, range, value, place);
      }
    }
    return outcome;
  }

  private static StepOutcome judge(
      StepOutcome before, LearnedRange range, double value, int place) {
    if (value >= range.low() && value <= range.high()) {
      return before;
    }
    boolean below = value < range.low();
    String reason =
        "Outside the range of the data: "
            + range.measure().id()
            + (below ? " is small." : " is great.");
    return before
        .and(RuleAction.FLAGGED, reason)
        .measured(value, below ? range.low() : range.high())
        .onPart(place);
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("learned", ranges.stream().map(LearnedRange::toJson).toList());
  }

  static FlagOutOfRange fromJson(List<JsonValue> learned) {
    return new FlagOutOfRange(learned.stream().map(LearnedRange::fromJson).toList());
  }
}
