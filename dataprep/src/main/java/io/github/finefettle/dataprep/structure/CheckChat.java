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
 * Checks the order of the turns of a chat: the system first if at all, then user and assistant in
 * turn, tools behind the calls that ask for them, an answer at the end. Turns are never moved or
 * merged. A row that is no chat has no faults.
 *
 * <p>An empty turn of the system or of a tool is none: no instruction and no result are things that
 * can be said. A chat may end with a call, which is what the model then learns.
 *
 * @param faults what is looked for, in the order of {@link ChatFault}
 * @param consequence what follows
 */
@CheckReturnValue
public record CheckChat(Set<ChatFault> faults, Consequence consequence) implements StructureRule {
  private static final String ID = "check-chat";

  /** Copies the faults. */
  public CheckChat {
    EnumSet<ChatFault> copy = EnumSet.noneOf(ChatFault.class);
    copy.addAll(faults);
    faults = Collections.unmodifiableSet(copy);
  }

  /**
   * Looks for all faults, and flags.
   *
   * @return the rule
   */
  public static CheckChat forAll() {
    return new CheckChat(EnumSet.allOf(ChatFault.class), Consequence.FLAG);
  }

  /**
   * Looks for some faults, and flags.
   *
   * @param faults what to look for
   * @return the rule
   */
  public static CheckChat forFaults(ChatFault... faults) {
    EnumSet<ChatFault> some = EnumSet.noneOf(ChatFault.class);
    some.addAll(Arrays.asList(faults));
    return new CheckChat(some, Consequence.FLAG);
  }

  /**
   * The same rule with another consequence.
   *
   * @param newConsequence what follows for a row with a fault
   * @return a new rule
   */
  public CheckChat then(Consequence newConsequence) {
    return new CheckChat(faults, newConsequence);
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) -> {
          EnumSet<ChatFault> faults = EnumSet.noneOf(ChatFault.class);
          json.array("faults").forEach(name -> faults.add(ChatFault.valueOf(name.asString())));
          return new CheckChat(faults, Consequence.valueOf(json.string("consequence")));
        });
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
    json.put("faults", JsonValue.strings(faults.stream().map(ChatFault::name).toList()))
        .put("consequence", consequence.name());
  }

  @Override
  public List<Violation> violations(Example example) {
    return ChatFaultSearch.in(example, faults);
  }
}
