package io.github.finefettle.dataprep.structure;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Checks tool calls: valid JSON in one of the common forms, a tool that is defined, its required
 * arguments there, no unknown ones, and each of the type that the tool says (the simple types of
 * JSON schema, of the items of an array too, and listed values; nested objects are not entered).
 *
 * <p>Calls are the texts of the role CALL, and what stands between {@code <tool_call>} and {@code
 * </tool_call>} in texts of the role TARGET. Tools are the text of the role TOOLS; without it only
 * the form of the calls is checked.
 *
 * @param faults what is looked for, in the order of {@link ToolCallFault}
 * @param consequence what follows
 */
@CheckReturnValue
public record CheckToolCalls(Set<ToolCallFault> faults, Consequence consequence)
    implements StructureRule {
  private static final String ID = "check-tool-calls";

  /** Copies the faults. */
  public CheckToolCalls {
    EnumSet<ToolCallFault> copy = EnumSet.noneOf(ToolCallFault.class);
    copy.addAll(faults);
    faults = Collections.unmodifiableSet(copy);
  }

  /**
   * Looks for all faults, and flags.
   *
   * @return the rule
   */
  public static CheckToolCalls forAll() {
    return new CheckToolCalls(EnumSet.allOf(ToolCallFault.class), Consequence.FLAG);
  }

  /**
   * Looks for some faults, and flags.
   *
   * @param faults what to look for
   * @return the rule
   */
  public static CheckToolCalls forFaults(ToolCallFault... faults) {
    EnumSet<ToolCallFault> some = EnumSet.noneOf(ToolCallFault.class);
    some.addAll(Arrays.asList(faults));
    return new CheckToolCalls(some, Consequence.FLAG);
  }

  /**
   * The same rule with another consequence.
   *
   * @param newConsequence what follows for a row with a fault
   * @return a new rule
   */
  public CheckToolCalls then(Consequence newConsequence) {
    return new CheckToolCalls(faults, newConsequence);
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) -> {
          EnumSet<ToolCallFault> faults = EnumSet.noneOf(ToolCallFault.class);
          json.array("faults").forEach(name -> faults.add(ToolCallFault.valueOf(name.asString())));
          return new CheckToolCalls(faults, Consequence.valueOf(json.string("consequence")));
        });
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of(Role.CALL);
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("faults", JsonValue.strings(faults.stream().map(ToolCallFault::name).toList()))
        .put("consequence", consequence.name());
  }

  @Override
  public List<Violation> violations(Example example) {
    return ToolCallSearch.in(example, faults);
  }
}
