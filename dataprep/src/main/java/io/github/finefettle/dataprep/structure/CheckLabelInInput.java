package io.github.finefettle.dataprep.structure;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds rows whose label stands in their input as words of its own, whatever its case; hyphens and
 * underscores count as spaces. In much data that is natural ("I want a refund", labelled refund),
 * so no default asks for it; where labels are decided by something else it is a leak.
 *
 * @param consequence what follows
 */
@CheckReturnValue
public record CheckLabelInInput(Consequence consequence) implements StructureRule {
  private static final String ID = "check-label-in-input";

  /** A longer label is rather a text. */
  private static final int LONGEST = 200;

  /**
   * Flags.
   *
   * @return the rule
   */
  public static CheckLabelInInput flagging() {
    return new CheckLabelInInput(Consequence.FLAG);
  }

  /**
   * The same rule with another consequence.
   *
   * @param newConsequence what follows for a row with a violation
   * @return a new rule
   */
  public CheckLabelInInput then(Consequence newConsequence) {
    return new CheckLabelInInput(newConsequence);
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) -> new CheckLabelInInput(Consequence.valueOf(json.string("consequence"))));
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of(Role.INPUT, Role.LABEL);
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("consequence", consequence.name());
  }

  @Override
  public List<Violation> violations(Example example) {
    List<Violation> found = new ArrayList<>();
    String label = example.text(Role.LABEL);
    if (label.isBlank() || label.length() > LONGEST) {
      return found;
    }
    String wanted = folded(label);
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (part.role() == Role.INPUT && hasWords(folded(part.text()), wanted)) {
        found.add(Violation.of(i, "The label stands in the input."));
      }
    }
    return found;
  }

  private static String folded(String text) {
    return OneSpaced.of(FrozenUnicode.lowerCase(text).replace('-', ' ').replace('_', ' '));
  }

  private static boolean hasWords(String text, String words) {
    int at = words.isEmpty() ? -1 : text.indexOf(words);
    while (at >= 0) {
      int end = at + words.length();
      boolean begins = at == 0 || !FrozenUnicode.isLetterOrDigit(text.codePointBefore(at));
      boolean ends = end == text.length() || !FrozenUnicode.isLetterOrDigit(text.codePointAt(end));
      if (begins && ends) {
        return true;
      }
      at = text.indexOf(words, at + 1);
    }
    return false;
  }
}
