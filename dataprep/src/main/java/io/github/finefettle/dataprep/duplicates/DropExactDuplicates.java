package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.Set;

/**
 * Drops rows all of whose texts equal those of a row before them: input, context, target, label,
 * and what else the model reads or writes. Rows with the same input and another answer stay.
 */
public record DropExactDuplicates() implements LearningRule<DuplicateKey> {
  static final String ID = "drop-exact-duplicates";

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
    return Roles.of();
  }

  @Override
  public Set<Role> edits() {
    return Roles.of();
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
  public DuplicateKey observe(Example example) {
    return DuplicateKey.of(example);
  }

  @Override
  public Learning<DuplicateKey> learning() {
    ExactDuplicateSearch search = new ExactDuplicateSearch();
    return new Learning<>() {
      @Override
      public void add(RowId row, DuplicateKey key) {
        if (key.counts()) {
          search.add(row, key);
        }
      }

      @Override
      public Learned learned() {
        return Learned.bound(
            search.found(
                ID, RuleAction.DROPPED, "All texts of the row are equal to those of its partner."));
      }
    };
  }
}
