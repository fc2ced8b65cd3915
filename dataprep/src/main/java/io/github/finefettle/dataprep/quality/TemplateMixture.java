package io.github.finefettle.dataprep.quality;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds markers of prompt templates that stand in some rows and not in others. Where at most half
 * of the rows have a template's markers, the rows with them are flagged; where more have, the rows
 * without. Special tokens such as {@code <|endoftext|>} are flagged in any case. Looks at input,
 * context, target and rejected answers.
 */
@CheckReturnValue
public record TemplateMixture() implements LearningRule<Set<TemplateMarker>> {
  static final String ID = "template-mixture";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int version() {
    return 1;
  }

  /** None: a role that the schema lacks has no text. */
  @Override
  public Set<Role> reads() {
    return Roles.of();
  }

  @Override
  public boolean onlyFlags() {
    return true;
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    // There are none.
  }

  @Override
  public Set<TemplateMarker> observe(Example example) {
    return in(example);
  }

  static Set<TemplateMarker> in(Example example) {
    Set<TemplateMarker> found = EnumSet.noneOf(TemplateMarker.class);
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (FlagTemplates.LOOKED_AT.contains(part.role())) {
        TemplateMarker.addTo(found, part.text());
      }
    }
    return found;
  }

  @Override
  public Learning<Set<TemplateMarker>> learning() {
    Map<TemplateMarker, Long> counts = new EnumMap<>(TemplateMarker.class);
    long[] rows = {0};
    return new Learning<>() {
      @Override
      public void add(RowId row, Set<TemplateMarker> observation) {
        rows[0]++;
        observation.forEach(marker -> counts.merge(marker, 1L, Long::sum));
      }

      @Override
      public Learned learned() {
        return TemplateMixture.learned(counts, rows[0]);
      }
    };
  }

  private static Learned learned(Map<TemplateMarker, Long> counts, long rows) {
    Learned learned = Learned.frozen(new FlagTemplates(counts, rows));
    for (Map.Entry<TemplateMarker, Long> count : counts.entrySet()) {
      boolean everywhere = count.getValue() == rows;
      if (everywhere && count.getKey() != TemplateMarker.SPECIAL_TOKEN) {
        continue;
      }
      learned =
          learned.with(
              new Finding(
                  Severity.WARNING,
                  "template-mixture",
                  count.getValue()
                      + " of "
                      + rows
                      + " rows hold markers of the kind "
                      + count.getKey().id()
                      + ".",
                  "Bring all rows to one form, without markers, and let the training add them."));
    }
    return learned;
  }
}
