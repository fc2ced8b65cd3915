package io.github.finefettle.dataprep.structure;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.duplicates.ExactDuplicates;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds targets that equal an input or the context, in the normal form of {@link
 * ExactDuplicates#keyOf}: the model would learn to repeat. In a chat an answer is held against what
 * was said since the answer before it.
 *
 * @param consequence what follows
 */
@CheckReturnValue
public record CheckEqualPair(Consequence consequence) implements StructureRule {
  private static final String ID = "check-equal-pair";
  private static final Set<Role> ASKED = Roles.of(Role.INPUT, Role.CONTEXT);

  /**
   * Flags.
   *
   * @return the rule
   */
  public static CheckEqualPair flagging() {
    return new CheckEqualPair(Consequence.FLAG);
  }

  /**
   * The same rule with another consequence.
   *
   * @param newConsequence what follows for a row with a violation
   * @return a new rule
   */
  public CheckEqualPair then(Consequence newConsequence) {
    return new CheckEqualPair(newConsequence);
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) -> new CheckEqualPair(Consequence.valueOf(json.string("consequence"))));
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of(Role.INPUT, Role.TARGET);
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("consequence", consequence.name());
  }

  @Override
  public List<Violation> violations(Example example) {
    List<Violation> found = new ArrayList<>();
    for (Exchange exchange : Exchange.of(example, ASKED)) {
      String answer = example.part(exchange.answer()).text();
      for (int asked : exchange.asked()) {
        if (areEqual(answer, example.part(asked).text())) {
          String reason = "The target equals the " + example.part(asked).role() + " of the row.";
          found.add(Violation.of(exchange.answer(), reason));
          break;
        }
      }
    }
    return found;
  }

  private static boolean areEqual(String one, String other) {
    return Probe.mayHaveOneForm(one, other)
        && ExactDuplicates.keyOf(one).equals(ExactDuplicates.keyOf(other));
  }
}
