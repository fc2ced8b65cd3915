package io.github.finefettle.dataprep.language;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells the language of each text of a row, and notes where it is not one of those expected, or
 * where an answer is in another language than the turn it answers.
 *
 * <p>Only a text whose language is told with at least the confidence asked for counts; a text that
 * is too short, mixed or a program is never noted. Languages so near that short texts are mistaken
 * for each other (Danish and Norwegian, Croatian and Serbian, Spanish and Galician...) do not count
 * as different.
 *
 * <p>Removals are counted by the language of the first text that has one.
 */
@CheckReturnValue
public final class CheckLanguage implements RowRule {
  private static final String ID = "check-language";
  private static final int VERSION = 1;
  private static final double LEAST_CONFIDENCE = 0.8;
  private static final Set<Role> TEXTS =
      Roles.of(Role.INPUT, Role.TARGET, Role.CONTEXT, Role.REJECTED);

  private final Optional<Named<LanguageDetector>> ownDetector;
  private final LanguageDetector detector;
  private final Set<String> expected;
  private final boolean answersAlike;
  private final Set<Role> roles;
  private final double leastConfidence;
  private final Consequence consequence;

  private CheckLanguage(
      Optional<Named<LanguageDetector>> ownDetector,
      Collection<String> expected,
      boolean answersAlike,
      Set<Role> roles,
      double leastConfidence,
      Consequence consequence) {
    this.ownDetector = ownDetector;
    this.detector = ownDetector.map(Named::function).orElseGet(OpenNlpLanguageDetector::standard);
    this.expected = Collections.unmodifiableSet(new TreeSet<>(expected));
    this.answersAlike = answersAlike;
    this.roles = Roles.copy(roles);
    this.leastConfidence = leastConfidence;
    this.consequence = consequence;
    for (String code : this.expected) {
      if (!DetectedLanguage.isCode(code)) {
        throw new IllegalArgumentException(
            "The expected language ("
                + code
                + ") must be a code of ISO 639-3: three lower-case letters. Write eng for English.");
      }
    }
    if (!(leastConfidence >= 0 && leastConfidence <= 1)) {
      throw new IllegalArgumentException(
          "The least confidence (" + leastConfidence + ") must be from 0 to 1. Try 0.8.");
    }
  }

  /**
   * Flags answers in another language than their prompts, whatever these are in.
   *
   * @return the rule
   */
  public static CheckLanguage ofAnswers() {
    return new CheckLanguage(
        Optional.empty(), Set.of(), true, TEXTS, LEAST_CONFIDENCE, Consequence.FLAG);
  }

  /**
   * Flags texts in other languages than these, and answers in another one than their prompts.
   *
   * @param codes codes of ISO 639-3, such as {@code "eng"}
   * @return the rule
   */
  public static CheckLanguage expecting(String... codes) {
    return new CheckLanguage(
        Optional.empty(), List.of(codes), true, TEXTS, LEAST_CONFIDENCE, Consequence.FLAG);
  }

  /**
   * The same rule that lets answers be in another language than their prompts, as in translation.
   *
   * @return a new rule
   */
  public CheckLanguage allowingMixedRows() {
    return new CheckLanguage(ownDetector, expected, false, roles, leastConfidence, consequence);
  }

  /**
   * The same rule for these roles alone.
   *
   * @param only the roles
   * @return a new rule
   */
  public CheckLanguage in(Role... only) {
    return new CheckLanguage(
        ownDetector, expected, answersAlike, Roles.orInput(only), leastConfidence, consequence);
  }

  /**
   * The same rule with another detector.
   *
   * @param named the detector with the name by which a plan finds it again
   * @return a new rule
   */
  public CheckLanguage detectedBy(Named<LanguageDetector> named) {
    return new CheckLanguage(
        Optional.of(named), expected, answersAlike, roles, leastConfidence, consequence);
  }

  /**
   * The same rule with another limit for doubtful texts.
   *
   * @param confidence the least confidence of the detector that counts, from 0 to 1
   * @return a new rule
   */
  public CheckLanguage from(double confidence) {
    return new CheckLanguage(ownDetector, expected, answersAlike, roles, confidence, consequence);
  }

  /**
   * The same rule with another consequence.
   *
   * @param newConsequence what follows for a row with a text in the wrong language
   * @return a new rule
   */
  public CheckLanguage then(Consequence newConsequence) {
    return new CheckLanguage(
        ownDetector, expected, answersAlike, roles, leastConfidence, newConsequence);
  }

  /**
   * The kinds of rules of this package, for reading plans.
   *
   * @return the kinds
   */
  public static List<RuleKind> kinds() {
    return List.of(new RuleKind(ID, VERSION, CheckLanguage::read));
  }

  private static CheckLanguage read(JsonValue.JsonObject json, Registry registry) {
    List<String> expected = new ArrayList<>();
    json.array("expected").forEach(code -> expected.add(code.asString()));
    JsonValue.JsonObject written = json.get("detector").asObject();
    boolean standard = written.string("id").equals(OpenNlpLanguageDetector.ID);
    return new CheckLanguage(
        standard ? Optional.empty() : Optional.of(registry.find(written, LanguageDetector.class)),
        expected,
        json.get("answersAlike").asBoolean(),
        Roles.fromJson(json.get("roles")),
        json.number("leastConfidence"),
        Consequence.valueOf(json.string("consequence")));
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
  public void addSettings(JsonObjectBuilder json) {
    JsonValue standard =
        JsonValue.object().put("id", OpenNlpLanguageDetector.ID).put("version", 1).toJson();
    json.put("detector", ownDetector.<JsonValue>map(Named::toJson).orElse(standard))
        .put("expected", JsonValue.strings(expected))
        .put("answersAlike", answersAlike)
        .put("roles", Roles.toJson(roles))
        .put("leastConfidence", leastConfidence)
        .put("consequence", consequence.name());
  }

  @Override
  public StepOutcome apply(Example example) throws Exception {
    StepOutcome outcome = StepOutcome.unchanged();
    String asked = "";
    String first = "";
    for (int place = 0; place < example.size(); place++) {
      Role role = example.part(place).role();
      if (!roles.contains(role)) {
        continue;
      }
      DetectedLanguage detected = detector.detect(example.part(place).text());
      if (!detected.isDetermined() || detected.confidence() < leastConfidence) {
        continue;
      }
      String code = detected.code();
      first = first.isEmpty() ? code : first;
      String wrong = fault(code, role, asked);
      if (!wrong.isEmpty()) {
        outcome =
            outcome
                .and(consequence.action(), wrong)
                .onPart(place)
                .measured(detected.confidence(), leastConfidence);
      }
      asked = role == Role.INPUT ? code : asked;
    }
    return first.isEmpty() ? outcome : outcome.inLanguage(first);
  }

  /** Why a text in a language is wrong where it stands, or empty text. */
  private String fault(String code, Role role, String asked) {
    if (!expected.isEmpty() && expected.stream().noneMatch(e -> NearLanguages.near(e, code))) {
      return "The language is " + code + "; expected " + String.join(" or ", expected) + ".";
    }
    boolean another = !asked.isEmpty() && !NearLanguages.near(asked, code);
    return answersAlike && role.isAnswer() && another
        ? "The language is " + code + ", but that of the prompt is " + asked + "."
        : "";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CheckLanguage that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "CheckLanguage%s", expected);
  }
}
