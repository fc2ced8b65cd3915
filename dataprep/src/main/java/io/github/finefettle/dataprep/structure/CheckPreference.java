package io.github.finefettle.dataprep.structure;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.duplicates.ExactDuplicates;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.missing.Emptiness;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the two answers of a preference: both are there, they differ, and where they carry their
 * prompts along, these are the same. The chosen answer is the last text of the role TARGET, the
 * rejected one that of the role REJECTED.
 *
 * @param faults what is looked for, in the order of {@link PreferenceFault}
 * @param consequence what follows
 */
@CheckReturnValue
public record CheckPreference(Set<PreferenceFault> faults, Consequence consequence)
    implements StructureRule {
  private static final String ID = "check-preference";

  /** Copies the faults. */
  public CheckPreference {
    EnumSet<PreferenceFault> copy = EnumSet.noneOf(PreferenceFault.class);
    copy.addAll(faults);
    faults = Collections.unmodifiableSet(copy);
  }

  /**
   * Looks for all faults, and flags.
   *
   * @return the rule
   */
  public static CheckPreference forAll() {
    return new CheckPreference(EnumSet.allOf(PreferenceFault.class), Consequence.FLAG);
  }

  /**
   * Looks for some faults, and flags.
   *
   * @param faults what to look for
   * @return the rule
   */
  public static CheckPreference forFaults(PreferenceFault... faults) {
    EnumSet<PreferenceFault> some = EnumSet.noneOf(PreferenceFault.class);
    some.addAll(Arrays.asList(faults));
    return new CheckPreference(some, Consequence.FLAG);
  }

  /**
   * The same rule with another consequence.
   *
   * @param newConsequence what follows for a row with a fault
   * @return a new rule
   */
  public CheckPreference then(Consequence newConsequence) {
    return new CheckPreference(faults, newConsequence);
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) -> {
          EnumSet<PreferenceFault> faults = EnumSet.noneOf(PreferenceFault.class);
          json.array("faults")
              .forEach(name -> faults.add(PreferenceFault.valueOf(name.asString())));
          return new CheckPreference(faults, Consequence.valueOf(json.string("consequence")));
        });
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of(Role.TARGET, Role.REJECTED);
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("faults", JsonValue.strings(faults.stream().map(PreferenceFault::name).toList()))
        .put("consequence", consequence.name());
  }

  @Override
  public List<Violation> violations(Example example) {
    int chosen = lastOf(example, Role.TARGET);
    int rejected = lastOf(example, Role.REJECTED);
    String better = chosen < 0 ? "" : example.part(chosen).text();
    String worse = rejected < 0 ? "" : example.part(rejected).text();
    List<Violation> found = new ArrayList<>();
    boolean noBetter = Emptiness.showsNothing(better);
    boolean noWorse = Emptiness.showsNothing(worse);
    if (noBetter) {
      note(found, PreferenceFault.EMPTY_CHOSEN, chosen, "The chosen answer is missing.");
    }
    if (noWorse) {
      note(found, PreferenceFault.EMPTY_REJECTED, rejected, "The rejected answer is missing.");
    }
    if (!noBetter && !noWorse) {
      compare(found, better, worse, rejected);
    }
    return found;
  }

  private static int lastOf(Example example, Role role) {
    for (int i = example.size() - 1; i >= 0; i--) {
      if (example.part(i).role() == role) {
        return i;
      }
    }
    return -1;
  }

  private void compare(List<Violation> found, String better, String worse, int part) {
    Optional<CarriedPrompt> chosen = CarriedPrompt.of(better);
    Optional<CarriedPrompt> rejected = CarriedPrompt.of(worse);
    boolean carried = chosen.isPresent() && rejected.isPresent();
    if (carried
        && !OneSpaced.of(chosen.get().prompt()).equals(OneSpaced.of(rejected.get().prompt()))) {
      note(
          found,
          PreferenceFault.DIFFERENT_PROMPTS,
          part,
          "The two answers carry their prompts along, and these differ.");
      return;
    }
    String one = carried ? chosen.get().answer() : better;
    String other = carried ? rejected.get().answer() : worse;
    if (ExactDuplicates.keyOf(one).equals(ExactDuplicates.keyOf(other))) {
      note(
          found,
          PreferenceFault.SAME_ANSWERS,
          part,
          "The chosen and the rejected answer are equal.");
    } else if (OneSpaced.of(one).equals(OneSpaced.of(other))) {
      note(
          found,
          PreferenceFault.SAME_UP_TO_SPACE,
          part,
          "The chosen and the rejected answer differ in white space only.");
    }
  }

  private void note(List<Violation> found, PreferenceFault fault, int part, String reason) {
    if (faults.contains(fault)) {
      found.add(Violation.of(part, reason));
    }
  }
}
