package io.github.finefettle.dataprep.duplicates;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
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
 * Drops rows whose texts equal those of another row, which stays. By default all texts count that
 * the model reads or writes, so that rows with the same input and another answer stay.
 *
 * <p>Rows meet by a hash of 128 bits and are then compared byte by byte. The bytes of distinct rows
 * stand in a temporary file where they are more than a few megabytes.
 *
 * @param key what must be equal, and in which form
 * @param survivor which row stays
 */
@CheckReturnValue
public record DropExactDuplicates(ExactKey key, Survivor survivor)
    implements LearningRule<DropExactDuplicates.Observed> {
  static final String ID = "drop-exact-duplicates";

  /** The first version had no settings; a rule with the defaults is still written so. */
  static final int VERSION = 2;

  /** What is noted of a row. */
  public static final class Observed {
    private final DuplicateKey key;
    private final Merit merit;

    private Observed(DuplicateKey key, Merit merit) {
      this.key = key;
      this.merit = merit;
    }
  }

  /** By all texts of the record, trimmed; the row with the smallest id stays. */
  public DropExactDuplicates() {
    this(ExactKey.record(), Survivor.first());
  }

  /**
   * By a key; the row with the smallest id stays.
   *
   * @param key what must be equal, and in which form
   * @return the rule
   */
  public static DropExactDuplicates by(ExactKey key) {
    return new DropExactDuplicates(key, Survivor.first());
  }

  /**
   * The same rule with another survivor.
   *
   * @param policy which row stays
   * @return a new rule
   */
  public DropExactDuplicates keep(Survivor policy) {
    return new DropExactDuplicates(key, policy);
  }

  static DropExactDuplicates read(JsonValue.JsonObject json, Registry registry) {
    return json.integer("version") == 1
        ? new DropExactDuplicates()
        : new DropExactDuplicates(
            ExactKey.fromJson(json.get("key")), Survivor.fromJson(json.get("survivor"), registry));
  }

  private boolean isFirstVersion() {
    return key.equals(ExactKey.record()) && survivor.equals(Survivor.first());
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int version() {
    return isFirstVersion() ? 1 : VERSION;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of();
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    if (!isFirstVersion()) {
      json.put("key", key.toJson()).put("survivor", survivor.toJson());
    }
  }

  @Override
  public boolean onlyFlags() {
    return false;
  }

  @Override
  public Observed observe(Example example) {
    DuplicateKey observed = key.keyOf(example);
    return new Observed(observed, observed.counts() ? survivor.meritOf(example) : Merit.NONE);
  }

  @Override
  public Learning<Observed> learning() {
    ExactDuplicateSearch search = new ExactDuplicateSearch();
    Merits merits = new Merits(survivor, search.rows());
    return new Learning<>() {
      @Override
      public void add(RowId row, Observed observed) {
        if (observed.key.counts()) {
          search.add(row, observed.key);
          merits.add(observed.merit);
        }
      }

      @Override
      public Learned learned() {
        search.close();
        DuplicateRows rows =
            new DuplicateRows(
                DropExactDuplicates.this,
                RuleAction.DROPPED,
                reason(),
                1,
                search.rows(),
                search.found(merits));
        return merits.reported(Learned.bound(rows), ID);
      }
    };
  }

  private String reason() {
    return key.equals(ExactKey.record())
        ? "All texts of the row are equal to those of its partner."
        : "The row is equal to its partner by " + key + ".";
  }
}
