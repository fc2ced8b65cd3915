package io.github.finefettle.dataprep.quality;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Set;

/**
 * Flags rows that are longer than the model's context: they would be cut in training, most often at
 * the end of the answer. The length is the sum over the texts of all roles together, in the user's
 * own tokens, plus what the prompt template adds.
 *
 * @param tokens counts the tokens of a text
 * @param limit the greatest number of tokens of a row, 1 or more
 * @param roles the roles whose texts the model reads; a role that the schema lacks counts nothing
 * @param perRow tokens that the template adds to each row, 0 or more
 * @param perPart tokens that the template adds to each text that is not empty, 0 or more
 * @param action FLAGGED, SET_ASIDE or DROPPED
 */
@CheckReturnValue
public record ContextLimit(
    Named<TokenCounter> tokens,
    int limit,
    Set<Role> roles,
    int perRow,
    int perPart,
    RuleAction action)
    implements RowRule {
  static final String ID = "exceeds-context";

  private static final Set<Role> ALL_READ =
      Roles.of(Role.INPUT, Role.TARGET, Role.CONTEXT, Role.TOOLS, Role.CALL);

  /** Checks the numbers and copies the roles. */
  public ContextLimit {
    roles = Roles.copy(roles);
    if (limit < 1 || perRow < 0 || perPart < 0) {
      throw new IllegalArgumentException(
          "The limit ("
              + limit
              + ") must be 1 or more, and what the template adds ("
              + perRow
              + " a row, "
              + perPart
              + " a text) 0 or more. Use the context length of the model.");
    }
    action = Actions.decision(action);
  }

  /**
   * Flags rows beyond a limit, over all that the model reads: input, context, tools, target and
   * calls.
   *
   * @param tokens counts the tokens of a text
   * @param limit the greatest number of tokens of a row
   * @return the rule
   */
  public static ContextLimit of(Named<TokenCounter> tokens, int limit) {
    return new ContextLimit(tokens, limit, ALL_READ, 0, 0, RuleAction.FLAGGED);
  }

  /**
   * The same for other roles.
   *
   * @param these whose texts the model reads
   * @return a new rule
   */
  public ContextLimit withRoles(Role... these) {
    return new ContextLimit(tokens, limit, Roles.of(these), perRow, perPart, action);
  }

  /**
   * The same with what the prompt template adds.
   *
   * @param row tokens for each row
   * @param part tokens for each text that is not empty
   * @return a new rule
   */
  public ContextLimit withTemplate(int row, int part) {
    return new ContextLimit(tokens, limit, roles, row, part, action);
  }

  /**
   * The same with another action.
   *
   * @param newAction FLAGGED, SET_ASIDE or DROPPED
   * @return a new rule
   */
  public ContextLimit withAction(RuleAction newAction) {
    return new ContextLimit(tokens, limit, roles, perRow, perPart, newAction);
  }

  /**
   * The length of a row.
   *
   * @param example the row
   * @return in tokens, the template's included
   * @throws Exception if the tokenizer fails
   */
  public long tokensOf(Example example) throws Exception {
    long sum = perRow;
    for (Part part : example.parts()) {
      if (roles.contains(part.role()) && !part.text().isEmpty()) {
        sum += (long) perPart + tokens.function().count(part.text());
      }
    }
    return sum;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int version() {
    return 1;
  }

  /** None: a role that the schema lacks counts nothing. */
  @Override
  public Set<Role> reads() {
    return Roles.of();
  }

  @Override
  public boolean onlyFlags() {
    return action == RuleAction.FLAGGED;
  }

  @Override
  public StepOutcome apply(Example example) throws Exception {
    long length = tokensOf(example);
    return length <= limit
        ? StepOutcome.unchanged()
        : StepOutcome.unchanged()
            .and(action, "The row has more tokens than the context holds and would be cut.")
            .measured((double) length, limit);
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("tokens", tokens.toJson())
        .put("limit", limit)
        .put("roles", Roles.toJson(roles))
        .put("perRow", perRow)
        .put("perPart", perPart)
        .put("action", action.name());
  }

  static ContextLimit fromJson(JsonValue.JsonObject o, Registry registry) {
    return new ContextLimit(
        registry.find(o.get("tokens"), TokenCounter.class),
        Settings.count(o, "limit"),
        Roles.fromJson(o.get("roles")),
        Settings.count(o, "perRow"),
        Settings.count(o, "perPart"),
        RuleAction.valueOf(o.string("action")));
  }
}
