package io.github.finefettle.dataprep.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is done about characters that nobody sees, that turn the order of reading, or that pass for
 * others: an immutable definition whose {@link #apply} is a pure function.
 *
 * <p>Legitimate uses are no findings: joiners in scripts and emoji that need them, marks and closed
 * isolates of direction in texts with letters written from right to left, tags inside flags, and
 * words of two scripts whose letters cannot be confused. Embeddings and overrides of direction are
 * always findings: code and prompts hide behind them ("Trojan source").
 */
@CheckReturnValue
public final class CharacterPolicy implements Definition {
  private static final String KIND = "character-policy";
  private static final int VERSION = 1;

  private final Map<TextFinding.Kind, Treatment> treatments;

  private CharacterPolicy(Map<TextFinding.Kind, Treatment> treatments) {
    this.treatments = Collections.unmodifiableMap(treatments);
  }

  /**
   * A policy that flags everything and changes nothing.
   *
   * @return the policy
   */
  public static CharacterPolicy flagging() {
    return treatingAll(Treatment.FLAG);
  }

  /**
   * A policy that removes what nobody sees and replaces letters that pass for others.
   *
   * @return the policy
   */
  public static CharacterPolicy changing() {
    return treatingAll(Treatment.CHANGE);
  }

  private static CharacterPolicy treatingAll(Treatment treatment) {
    EnumMap<TextFinding.Kind, Treatment> treatments = new EnumMap<>(TextFinding.Kind.class);
    for (TextFinding.Kind kind : TextFinding.Kind.values()) {
      treatments.put(kind, treatment);
    }
    return new CharacterPolicy(treatments);
  }

  /**
   * The same policy with another treatment of one kind.
   *
   * @param kind the kind
   * @param treatment what is done about it
   * @return a new policy
   */
  public CharacterPolicy with(TextFinding.Kind kind, Treatment treatment) {
    EnumMap<TextFinding.Kind, Treatment> changed = new EnumMap<>(treatments);
    changed.put(kind, treatment);
    return new CharacterPolicy(changed);
  }

  /**
   * What is done about one kind.
   *
   * @param kind the kind
   * @return the treatment
   */
  public Treatment treatmentOf(TextFinding.Kind kind) {
    return treatments.getOrDefault(kind, Treatment.KEEP);
  }

  /**
   * Whether the policy may change a text.
   *
   * @return false if it only flags
   */
  public boolean canChange() {
    return treatments.containsValue(Treatment.CHANGE);
  }

  /**
   * Looks at a text.
   *
   * @param text any text
   * @return the text, changed where the policy says so, and the findings. Applied again it changes
   *     nothing more
   */
  public TreatedText apply(String text) {
    List<Suspicion> all = Suspicion.in(text);
    if (all.isEmpty()) {
      return new TreatedText(text, List.of());
    }
    List<TextFinding> findings = new ArrayList<>();
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    for (Suspicion suspicion : all) {
      TextFinding finding = suspicion.finding();
      Treatment treatment = treatmentOf(finding.kind());
      if (treatment == Treatment.KEEP) {
        continue;
      }
      findings.add(finding);
      if (treatment == Treatment.CHANGE) {
        out.append(text, copied, finding.start()).append(suspicion.replacement());
        copied = finding.end();
      }
    }
    String changed = out.append(text, copied, text.length()).toString();
    return new TreatedText(changed.equals(text) ? text : settled(changed), findings);
  }

  /** Letters that come together when something between them goes may make a mixed word. */
  private String settled(String text) {
    return canChange() ? apply(text).text() : text;
  }

  @Override
  public JsonValue.JsonObject toJson() {
    var json = JsonValue.object().put("kind", KIND).put("version", VERSION);
    treatments.forEach((kind, treatment) -> json.put(nameOf(kind), nameOf(treatment)));
    return json.toJson();
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param json the policy's JSON
   * @return an equal policy
   * @throws JsonFormatException if it is of another kind or shape
   */
  public static CharacterPolicy fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    object.requireKind(KIND, VERSION);
    CharacterPolicy policy = flagging();
    for (TextFinding.Kind kind : TextFinding.Kind.values()) {
      policy = policy.with(kind, treatment(object.string(nameOf(kind))));
    }
    return policy;
  }

  private static Treatment treatment(String name) {
    for (Treatment treatment : Treatment.values()) {
      if (nameOf(treatment).equals(name)) {
        return treatment;
      }
    }
    throw new JsonFormatException(
        "The treatment (\"" + name + "\") must be \"keep\", \"flag\" or \"change\".");
  }

  private static String nameOf(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CharacterPolicy that && treatments.equals(that.treatments);
  }

  @Override
  public int hashCode() {
    return treatments.hashCode();
  }

  @Override
  public String toString() {
    return toJson().toCanonicalString();
  }
}
