package io.github.finefettle.dataprep.quality;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
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
 * Finds answers that stand under several different prompts: boilerplate, or one answer pasted
 * again. Answers are compared by their letters and digits without case. In each group of rows with
 * one answer and at least two prompts, every row but the first (by id) is flagged, with the first
 * as partner and the size of the group as what was measured; the reason says whether the answer is
 * the same to the character. Rows that share the prompt too are duplicates, and left to other rules
 * where no other prompt is in the group.
 *
 * <p>Memory: about 100 bytes a row. Answers are compared by 128-bit hashes.
 *
 * @param labelLength an answer with fewer letters and digits is passed over where more than one row
 *     in a hundred gives it: it is a label then, such as "yes"
 * @param action FLAGGED, SET_ASIDE or DROPPED
 */
@CheckReturnValue
public record RepeatedAnswers(int labelLength, RuleAction action)
    implements LearningRule<AnswerKey> {
  static final String ID = "repeated-answers";

  /** An answer that more than one row in so many gives may be a label. */
  static final long LABEL_ROWS = 100;

  /** Checks the settings. */
  public RepeatedAnswers {
    if (labelLength < 0) {
      throw new IllegalArgumentException(
          "The length of a label (" + labelLength + ") must be 0 characters or more.");
    }
    action = Actions.decision(action);
  }

  /**
   * Flags repeated answers; labels have fewer than ten letters and digits.
   *
   * @return the rule
   */
  public static RepeatedAnswers standard() {
    return new RepeatedAnswers(10, RuleAction.FLAGGED);
  }

  /**
   * The same with another length of labels.
   *
   * @param characters letters and digits; 0 to pass over no answer
   * @return a new rule
   */
  public RepeatedAnswers withLabelLength(int characters) {
    return new RepeatedAnswers(characters, action);
  }

  /**
   * The same with another action.
   *
   * @param newAction FLAGGED, SET_ASIDE or DROPPED
   * @return a new rule
   */
  public RepeatedAnswers withAction(RuleAction newAction) {
    return new RepeatedAnswers(labelLength, newAction);
  }

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
    return Roles.of(Role.INPUT, Role.TARGET);
  }

  @Override
  public boolean onlyFlags() {
    return action == RuleAction.FLAGGED;
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("labelLength", labelLength).put("action", action.name());
  }

  static RepeatedAnswers fromJson(JsonValue.JsonObject o) {
    return new RepeatedAnswers(
        Settings.count(o, "labelLength"), RuleAction.valueOf(o.string("action")));
  }

  @Override
  public AnswerKey observe(Example example) {
    return AnswerKey.of(example);
  }

  @Override
  public Learning<AnswerKey> learning() {
    AnswerGroups groups = new AnswerGroups(this);
    return new Learning<>() {
      @Override
      public void add(RowId row, AnswerKey observation) {
        groups.add(row, observation);
      }

      @Override
      public Learned learned() {
        return groups.learned();
      }
    };
  }
}
