package io.github.finefettle.dataprep.text;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The cleaning rules of this package. */
public final class TextRules {
  private TextRules() {}

  /**
   * The kinds of rules of this package, for reading plans.
   *
   * @return the kinds
   */
  public static List<RuleKind> kinds() {
    List<RuleKind> kinds = new ArrayList<>(TextFunctionRule.kinds());
    kinds.add(RepairRule.kind());
    kinds.add(CharacterPolicyRule.kind());
    return List.copyOf(kinds);
  }

  /**
   * Applies one repair. Its id is {@code "repair-"} and the id of the repair.
   *
   * @param step the repair, any but {@link RepairStep#ENCODING}, which is the rule {@code
   *     "repair-encoding"} of the cleaner
   * @param roles the roles whose texts are edited; none for the input alone
   * @return the rule
   * @throws IllegalArgumentException if the repair is that of the encoding
   */
  public static RowRule repair(RepairStep step, Role... roles) {
    if (step == RepairStep.ENCODING) {
      throw new IllegalArgumentException(
          "The repair (encoding) is a step of the cleaner itself. Use repairEncoding() there.");
    }
    return TextFunctionRule.of(TextFunction.of(step), roles);
  }

  /**
   * Strips HTML, see {@link MarkupStripping#stripHtml}.
   *
   * @param roles the roles whose texts are edited; none for the input alone
   * @return the rule
   */
  public static RowRule stripHtml(Role... roles) {
    return TextFunctionRule.of(TextFunction.STRIP_HTML, roles);
  }

  /**
   * Strips marks of Markdown, see {@link MarkupStripping#stripMarkdown}.
   *
   * @param roles the roles whose texts are edited; none for the input alone
   * @return the rule
   */
  public static RowRule stripMarkdown(Role... roles) {
    return TextFunctionRule.of(TextFunction.STRIP_MARKDOWN, roles);
  }

  static StepOutcome edited(Example example, Set<Role> roles, UnaryOperator<String> function) {
    StepOutcome outcome = StepOutcome.unchanged();
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (roles.contains(part.role())) {
        String after = function.apply(part.text());
        if (!after.equals(part.text())) {
          outcome = outcome.andEdit(i, after);
        }
      }
    }
    return outcome;
  }
}
