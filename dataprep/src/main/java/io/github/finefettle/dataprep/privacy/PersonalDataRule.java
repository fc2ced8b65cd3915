package io.github.finefettle.dataprep.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds personal data and secrets in the texts of a row, and flags, masks or replaces them as a
 * {@link PersonalDataPolicy} says. All texts of the row are treated together, so that one value has
 * one pseudonym in prompt and answer.
 *
 * <p>What the model learns to write is edited only where the rule is told so; what is found there
 * otherwise is flagged. No note holds a value.
 *
 * @param policy what is done with each type
 * @param roles the roles in which it is looked for
 * @param editable those of them that may be edited
 */
@CheckReturnValue
public record PersonalDataRule(PersonalDataPolicy policy, Set<Role> roles, Set<Role> editable)
    implements RowRule {
  private static final String ID = "personal-data";
  private static final int VERSION = 1;

  /** Of one row this many findings are noted one by one; of more, only their number. */
  private static final int MOST_NOTES = 20;

  private static final Set<Role> TEXTS =
      Roles.of(Role.INPUT, Role.TARGET, Role.CONTEXT, Role.REJECTED);

  /** Copies the roles and checks that what is edited is also looked at. */
  public PersonalDataRule {
    roles = Roles.copy(roles);
    editable = Roles.copy(editable);
    if (roles.isEmpty() || !roles.containsAll(editable)) {
      throw new IllegalArgumentException(
          "The roles that may be edited ("
              + editable
              + ") must be among those that are looked at ("
              + roles
              + "), of which there must be one at least. Name them in both.");
    }
  }

  /**
   * Looks at inputs, contexts, targets and rejected answers; inputs and contexts may be edited.
   *
   * @param policy what is done with each type
   * @return the rule
   */
  public static PersonalDataRule of(PersonalDataPolicy policy) {
    return new PersonalDataRule(policy, TEXTS, Roles.of(Role.INPUT, Role.CONTEXT));
  }

  /**
   * Flags all that {@link PersonalDataScanner#standard()} finds, and edits nothing.
   *
   * @return the rule
   */
  public static PersonalDataRule flagging() {
    return of(PersonalDataPolicy.of(Treatment.FLAG));
  }

  /**
   * The same rule that may also edit what the model learns to write.
   *
   * @return a new rule
   */
  public PersonalDataRule alsoInAnswers() {
    return new PersonalDataRule(policy, roles, roles);
  }

  /**
   * The same rule for these roles alone; those of them that are no answers may be edited.
   *
   * @param only the roles
   * @return a new rule
   */
  public PersonalDataRule in(Role... only) {
    List<Role> mayEdit = new ArrayList<>();
    for (Role role : only) {
      if (!role.isAnswer()) {
        mayEdit.add(role);
      }
    }
    return new PersonalDataRule(policy, Roles.of(only), Roles.copy(mayEdit));
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        VERSION,
        (json, registry) ->
            new PersonalDataRule(
                PersonalDataPolicy.fromJson(json.get("policy").asObject()),
                Roles.fromJson(json.get("roles")),
                Roles.fromJson(json.get("editable"))));
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int version() {
    return VERSION;
  }

  /** None is asked for: the rule looks at what is there. */
  @Override
  public Set<Role> reads() {
    return Roles.of();
  }

  @Override
  public Set<Role> edits() {
    return policy.edits() ? editable : Roles.of();
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("policy", policy.toJson())
        .put("roles", Roles.toJson(roles))
        .put("editable", Roles.toJson(editable));
  }

  @Override
  public boolean onlyFlags() {
    return edits().isEmpty();
  }

  @Override
  public StepOutcome apply(Example example) {
    List<Integer> places = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int place = 0; place < example.size(); place++) {
      Part part = example.part(place);
      if (roles.contains(part.role())) {
        places.add(place);
        texts.add(part.text());
      }
    }
    TreatedTexts treated =
        policy.treat(
            example.id(),
            texts,
            index -> editable.contains(example.part(places.get(index)).role()));
    return treated.findings().isEmpty() ? StepOutcome.unchanged() : outcome(texts, treated, places);
  }

  private static StepOutcome outcome(
      List<String> texts, TreatedTexts treated, List<Integer> places) {
    StepOutcome outcome = StepOutcome.unchanged();
    for (int index = 0; index < texts.size(); index++) {
      if (!treated.texts().get(index).equals(texts.get(index))) {
        outcome =
            outcome
                .andEdit(places.get(index), treated.texts().get(index))
                .because("Replaced " + counted(treated.findings(), index) + ".");
      }
    }
    return withNotes(outcome, treated.findings(), places);
  }

  private static StepOutcome withNotes(
      StepOutcome outcome, List<PersonalDataFinding> findings, List<Integer> places) {
    StepOutcome noted = outcome;
    int notes = 0;
    for (PersonalDataFinding finding : findings) {
      if (finding.treatment() == Treatment.FLAG && notes++ < MOST_NOTES) {
        noted =
            noted
                .and(RuleAction.FLAGGED, "Holds " + described(finding.match()) + ".")
                .onPart(places.get(finding.part()));
      }
    }
    return notes <= MOST_NOTES
        ? noted
        : noted.and(
            RuleAction.FLAGGED,
            "The same rule found " + (notes - MOST_NOTES) + " more in this row.");
  }

  private static String described(PersonalDataMatch match) {
    String proof = match.checksumVerified() ? ", check digits hold" : "";
    return match.type().id() + " (" + match.detail() + proof + ")";
  }

  /** Such as "2 email, 1 phone": types and how many, in the order of their names. */
  private static String counted(List<PersonalDataFinding> findings, int index) {
    Map<String, Integer> counts = new TreeMap<>();
    for (PersonalDataFinding finding : findings) {
      if (finding.part() == index && finding.replacement().isPresent()) {
        counts.merge(finding.match().type().id(), 1, Integer::sum);
      }
    }
    List<String> words = new ArrayList<>();
    counts.forEach((type, count) -> words.add(count + " " + type));
    return String.join(", ", words);
  }
}
