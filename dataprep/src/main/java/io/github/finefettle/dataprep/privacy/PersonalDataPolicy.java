package io.github.finefettle.dataprep.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What is looked for in a row, and what is done with each type. Immutable; safe for use by several
 * threads.
 *
 * <p>All texts of a row are treated together: a value that stands in the prompt and in the answer
 * gets one pseudonym, two values get two. A pseudonym is a function of the seed, the row's id, the
 * type and how many other values of the type came before it in the row; nothing can be computed
 * back from it, and the same value in another row gets another one. Pseudonyms have the form of
 * what they replace, and are none of anybody's:
 *
 * <ul>
 *   <li>e-mail: below example.com, which RFC 2606 keeps for examples;
 *   <li>IP addresses: of the networks for documentation (RFC 5737, RFC 3849) and benchmarks (RFC
 *       2544);
 *   <li>telephone: N9X-555-01XX, fictitious numbers in area codes kept for an extension of the
 *       North American plan, 8,000 of them (a row with more begins again with the first);
 *   <li>IBAN: the check digits 00, which no account has; cards: a wrong Luhn digit;
 *   <li>keys, tokens and secrets: "PSEUDO" after the issuer's prefix; social security numbers: area
 *       000.
 * </ul>
 *
 * <p>Neither masks nor pseudonyms are found again: treating a treated row changes nothing, in any
 * text. What a replacement sets free beside it is replaced too; and should a pseudonym with its
 * neighbours ever look like personal data (an e-mail address in brackets with a letter right after
 * it), a mask takes the place of both.
 */
@CheckReturnValue
public final class PersonalDataPolicy implements Definition {
  private static final String KIND = "personal-data-policy";
  private static final int VERSION = 1;

  private final PersonalDataScanner scanner;
  private final Map<PersonalDataType, Treatment> treatments;
  private final long seed;

  private PersonalDataPolicy(
      PersonalDataScanner scanner, Map<PersonalDataType, Treatment> treatments, long seed) {
    this.scanner = scanner;
    this.treatments = Collections.unmodifiableMap(treatments);
    this.seed = seed;
  }

  /**
   * One treatment for all types that {@link PersonalDataScanner#standard()} looks for, with seed 0.
   *
   * @param treatment what to do with all of them
   * @return the policy
   */
  public static PersonalDataPolicy of(Treatment treatment) {
    Map<PersonalDataType, Treatment> all = new EnumMap<>(PersonalDataType.class);
    for (PersonalDataType type : PersonalDataType.values()) {
      all.put(type, treatment);
    }
    return new PersonalDataPolicy(PersonalDataScanner.standard(), all, 0);
  }

  /**
   * The same policy with another treatment of a type.
   *
   * @param type the type
   * @param treatment what to do with it
   * @return a new policy
   */
  public PersonalDataPolicy treating(PersonalDataType type, Treatment treatment) {
    Map<PersonalDataType, Treatment> other = new EnumMap<>(treatments);
    other.put(type, treatment);
    return new PersonalDataPolicy(scanner, other, seed);
  }

  /**
   * The same policy with another scanner.
   *
   * @param other what to look for
   * @return a new policy
   */
  public PersonalDataPolicy scanningWith(PersonalDataScanner other) {
    return new PersonalDataPolicy(other, treatments, seed);
  }

  /**
   * The same policy with other pseudonyms.
   *
   * @param number any number
   * @return a new policy
   */
  public PersonalDataPolicy seed(long number) {
    return new PersonalDataPolicy(scanner, treatments, number);
  }

  /**
   * Treats all texts of a row.
   *
   * @param row the row's id, on which the pseudonyms depend
   * @param texts the texts in a fixed order, such as prompt and answer
   * @return the texts after it, and what was found
   */
  public TreatedTexts treat(RowId row, List<String> texts) {
    return treat(row, texts, place -> true);
  }

  /**
   * Treats all texts of a row, some of which must stay as they are: what would be replaced there is
   * reported as {@link Treatment#FLAG}.
   *
   * @param row the row's id, on which the pseudonyms depend
   * @param texts the texts in a fixed order
   * @param mayEdit whether the text at a place may be edited
   * @return the texts after it, and what was found
   */
  public TreatedTexts treat(RowId row, List<String> texts, IntPredicate mayEdit) {
    List<String> treated = new ArrayList<>(texts);
    List<PersonalDataFinding> findings = new ArrayList<>(0);
    Pseudonyms pseudonyms = new Pseudonyms(seed, row);
    for (int part = 0; part < texts.size(); part++) {
      List<PersonalDataMatch> matches = scanner.scan(texts.get(part));
      if (!matches.isEmpty()) {
        boolean editable = mayEdit.test(part);
        EditedText text = new EditedText(texts.get(part));
        if (editable) {
          edit(text, matches, pseudonyms);
        }
        treated.set(part, text.now());
        addFindings(part, matches, editable, text.edits(), findings);
      }
    }
    return new TreatedTexts(treated, findings);
  }

  /** Replaces until nothing is found that is to be replaced. */
  private void edit(EditedText text, List<PersonalDataMatch> first, Pseudonyms pseudonyms) {
    List<PersonalDataMatch> matches = edited(first);
    for (int round = 0; !matches.isEmpty(); round++) {
      text.replace(matches, round, match -> replacement(match, text.now(), pseudonyms));
      matches = edited(scanner.scan(text.now()));
    }
  }

  private List<PersonalDataMatch> edited(List<PersonalDataMatch> matches) {
    return matches.stream().filter(match -> treatment(match.type()).edits()).toList();
  }

  private String replacement(PersonalDataMatch match, String text, Pseudonyms pseudonyms) {
    return treatment(match.type()) == Treatment.MASK
        ? match.type().mask()
        : pseudonyms.of(match, match.value(text));
  }

  /** What was replaced, and what was there from the beginning and is only told. */
  private void addFindings(
      int part,
      List<PersonalDataMatch> matches,
      boolean editable,
      List<EditedText.Edit> edits,
      List<PersonalDataFinding> findings) {
    List<PersonalDataFinding> ofPart = new ArrayList<>();
    for (PersonalDataMatch match : matches) {
      Treatment wanted = treatment(match.type());
      if (wanted == Treatment.FLAG || (wanted.edits() && !editable)) {
        ofPart.add(new PersonalDataFinding(part, match, Treatment.FLAG, Optional.empty()));
      }
    }
    for (EditedText.Edit edit : edits) {
      Treatment done = treatment(edit.match().type());
      ofPart.add(
          new PersonalDataFinding(part, edit.match(), done, Optional.of(edit.replacement())));
    }
    ofPart.sort(Comparator.comparingInt(finding -> finding.match().begin()));
    findings.addAll(ofPart);
  }

  /**
   * What is done with a type.
   *
   * @param type the type
   * @return its treatment
   */
  public Treatment treatment(PersonalDataType type) {
    return treatments.getOrDefault(type, Treatment.KEEP);
  }

  /**
   * What is looked for.
   *
   * @return the scanner
   */
  public PersonalDataScanner scanner() {
    return scanner;
  }

  /**
   * Whether some type that is looked for is replaced.
   *
   * @return true if texts may be edited
   */
  public boolean edits() {
    return scanner.types().stream().anyMatch(type -> treatment(type).edits());
  }

  @Override
  public JsonValue.JsonObject toJson() {
    JsonObjectBuilder byType = JsonValue.object();
    treatments.forEach((type, treatment) -> byType.put(type.id(), treatment.id()));
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("scanner", scanner.toJson())
        .put("treatments", byType.toJson())
        .put("seed", seed)
        .toJson();
  }

  /**
   * Reads a policy back.
   *
   * @param json as {@link #toJson()} wrote it
   * @return an equal policy
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is something else
   */
  public static PersonalDataPolicy fromJson(JsonValue.JsonObject json) {
    json.requireKind(KIND, VERSION);
    Map<PersonalDataType, Treatment> treatments = new EnumMap<>(PersonalDataType.class);
    json.get("treatments")
        .asObject()
        .members()
        .forEach(
            (type, treatment) ->
                treatments.put(PersonalDataType.ofId(type), Treatment.ofId(treatment.asString())));
    return new PersonalDataPolicy(
        PersonalDataScanner.fromJson(json.get("scanner").asObject()),
        treatments,
        json.integer("seed"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PersonalDataPolicy that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  @Override
  public String toString() {
    return toJson().toCanonicalString();
  }
}
