package io.github.finefettle.dataprep.quality;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Set;

/**
 * Judges the texts of a role by a web profile: a row goes where one of them is dropped. Where C4's
 * rules keep a text without some of its lines, the text is edited, and what is left is judged again
 * (at most four times) until nothing more goes.
 *
 * @param profile the rules and thresholds
 * @param role whose texts are judged, each by itself; empty texts are left to other rules
 * @param action what happens to a row that the profile drops: DROPPED as the profile has it,
 *     SET_ASIDE, or FLAGGED; a rule that only flags edits nothing
 */
@CheckReturnValue
public record JudgeQuality(QualityProfile profile, Role role, RuleAction action)
    implements RowRule {
  private static final int MAX_PASSES = 4;

  /** Checks the action. */
  public JudgeQuality {
    action = Actions.decision(action);
  }

  /**
   * Drops the rows whose input the profile drops.
   *
   * @param profile the rules and thresholds
   * @return the rule
   */
  public static JudgeQuality of(QualityProfile profile) {
    return new JudgeQuality(profile, Role.INPUT, RuleAction.DROPPED);
  }

  /**
   * The same for another role.
   *
   * @param newRole whose texts are judged
   * @return a new rule
   */
  public JudgeQuality withRole(Role newRole) {
    return new JudgeQuality(profile, newRole, action);
  }

  /**
   * The same with another action.
   *
   * @param newAction FLAGGED, SET_ASIDE or DROPPED
   * @return a new rule
   */
  public JudgeQuality withAction(RuleAction newAction) {
    return new JudgeQuality(profile, role, newAction);
  }

  @Override
  public String id() {
    return profile.id();
  }

  @Override
  public int version() {
    return QualityProfile.VERSION;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of(role);
  }

  @Override
  public Set<Role> edits() {
    return mayEdit() ? Roles.of(role) : Roles.of();
  }

  private boolean mayEdit() {
    return profile instanceof C4Quality && action != RuleAction.FLAGGED;
  }

  @Override
  public StepOutcome apply(Example example) {
    StepOutcome outcome = StepOutcome.unchanged();
    for (int place = 0; place < example.size(); place++) {
      String text = example.part(place).text();
      if (example.part(place).role() == role && !text.isEmpty()) {
        outcome = judge(outcome, text, place);
      }
    }
    return outcome;
  }

  private StepOutcome judge(StepOutcome before, String text, int place) {
    Judgement judgement = settled(text);
    if (!judgement.isKept()) {
      StepOutcome outcome = before.and(action, judgement.reason()).onPart(place);
      return judgement.measured().isEmpty()
          ? outcome
          : outcome.measured(
              judgement.measured().orElseThrow(), judgement.threshold().orElseThrow());
    }
    return mayEdit() && !judgement.text().equals(text)
        ? before.andEdit(place, judgement.text()).because("Lines were taken out.")
        : before;
  }

  /**
   * Judges again what C4's rules left, because a footnote mark that is taken out may make a line
   * too short or leave another mark. Without it a second cleaning could edit once more.
   */
  private Judgement settled(String text) {
    Judgement judgement = profile.judge(text);
    for (int pass = 1; pass < MAX_PASSES && mayEdit() && judgement.isKept(); pass++) {
      Judgement next = profile.judge(judgement.text());
      if (next.isKept() && next.text().equals(judgement.text())) {
        return judgement;
      }
      judgement = next;
    }
    return judgement;
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("profile", profile.toJson()).put("role", role.name()).put("action", action.name());
  }

  static JudgeQuality fromJson(JsonValue.JsonObject o, Registry registry) {
    return new JudgeQuality(
        QualityProfile.fromJson(o.get("profile"), registry),
        Role.valueOf(o.string("role")),
        RuleAction.valueOf(o.string("action")));
  }
}
