package io.github.finefettle.dataprep.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds personal data and secrets in texts. Immutable; safe for use by several threads.
 *
 * <p>One pass looks at every character through a table of 128 entries. Only a rare one (an at sign,
 * a digit, a colon, a few others) is a candidate, and is then decided exactly on the characters
 * around it: check digits, ranges, lengths, borders. Nothing is searched back and forth: the work
 * grows with the length of the text for every text.
 *
 * <p>Digits are those of ASCII; digits of other scripts are not read. Matches never overlap and
 * come in the order of the text.
 */
@CheckReturnValue
public final class PersonalDataScanner implements Definition {
  private static final String KIND = "personal-data-scanner";
  private static final int VERSION = 1;
  private static final double DEFAULT_ENTROPY = 3.0;
  private static final double MOST_ENTROPY = 7.0;

  private static final byte[] TRIGGERS = Triggers.table();

  private final Set<PersonalDataType> types;
  private final boolean publicAddressesOnly;
  private final double minimumEntropy;

  private PersonalDataScanner(
      Set<PersonalDataType> types, boolean publicAddressesOnly, double minimumEntropy) {
    this.types = types;
    this.publicAddressesOnly = publicAddressesOnly;
    this.minimumEntropy = minimumEntropy;
  }

  /**
   * Looks for all types but {@link PersonalDataType#US_SSN}, for IP addresses only where they are
   * public, and for assigned secrets from 3 bits of entropy a character.
   *
   * @return the scanner
   */
  public static PersonalDataScanner standard() {
    Set<PersonalDataType> types = EnumSet.allOf(PersonalDataType.class);
    types.remove(PersonalDataType.US_SSN);
    return new PersonalDataScanner(types, true, DEFAULT_ENTROPY);
  }

  /**
   * The same scanner for these types alone.
   *
   * @param first a type
   * @param others more types
   * @return a new scanner
   */
  public PersonalDataScanner only(PersonalDataType first, PersonalDataType... others) {
    return new PersonalDataScanner(EnumSet.of(first, others), publicAddressesOnly, minimumEntropy);
  }

  /**
   * The same scanner that looks for one more type.
   *
   * @param type the type
   * @return a new scanner
   */
  public PersonalDataScanner with(PersonalDataType type) {
    Set<PersonalDataType> more = EnumSet.copyOf(types);
    more.add(type);
    return new PersonalDataScanner(more, publicAddressesOnly, minimumEntropy);
  }

  /**
   * The same scanner that does not look for a type.
   *
   * @param type the type
   * @return a new scanner
   * @throws IllegalArgumentException if no other type is left
   */
  public PersonalDataScanner without(PersonalDataType type) {
    Set<PersonalDataType> fewer = EnumSet.copyOf(types);
    fewer.remove(type);
    if (fewer.isEmpty()) {
      throw new IllegalArgumentException(
          "Without the type ("
              + type.id()
              + ") the scanner would look for nothing. Leave the scanner out instead.");
    }
    return new PersonalDataScanner(fewer, publicAddressesOnly, minimumEntropy);
  }

  /**
   * The same scanner that also reports IP addresses of private networks, of the machine itself and
   * other special ones; those kept for documentation and tests never count.
   *
   * @return a new scanner
   */
  public PersonalDataScanner includingPrivateAddresses() {
    return new PersonalDataScanner(types, false, minimumEntropy);
  }

  /**
   * The same scanner with another limit for what looks random in an assigned secret or in a key
   * with a weak prefix. Values too short to reach it need four fifths of what their length allows.
   *
   * @param bitsPerCharacter the least entropy, in (0, 7]
   * @return a new scanner
   */
  public PersonalDataScanner minimumSecretEntropy(double bitsPerCharacter) {
    if (!(bitsPerCharacter > 0 && bitsPerCharacter <= MOST_ENTROPY)) {
      throw new IllegalArgumentException(
          "The least entropy ("
              + bitsPerCharacter
              + ") must be above 0 and at most 7 bits a character. Try 3.");
    }
    return new PersonalDataScanner(types, publicAddressesOnly, bitsPerCharacter);
  }

  /**
   * Finds what there is.
   *
   * @param text any text
   * @return the matches in the order of the text, none overlapping another
   */
  public List<PersonalDataMatch> scan(String text) {
    byte[] table = TRIGGERS;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < table.length && table[c] != 0) {
        return scanFrom(text, i);
      }
    }
    return List.of();
  }

  /** The same loop with somewhere to put what is found. */
  private List<PersonalDataMatch> scanFrom(String text, int first) {
    ScanRun run = new ScanRun(text, types, publicAddressesOnly, minimumEntropy);
    Numbers numbers = new Numbers(run);
    byte[] table = TRIGGERS;
    int length = text.length();
    int i = first;
    while (i < length) {
      char c = text.charAt(i);
      if (c >= table.length || table[c] == 0) {
        i++;
      } else {
        i = Triggers.decide(run, numbers, table[c], i);
      }
    }
    return run.matches();
  }

  /**
   * What is looked for.
   *
   * @return the types, in the order of the enumeration
   */
  public List<PersonalDataType> types() {
    return List.copyOf(types);
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("types", JsonValue.strings(types.stream().map(PersonalDataType::id).toList()))
        .put("publicAddressesOnly", publicAddressesOnly)
        .put("minimumSecretEntropy", minimumEntropy)
        .toJson();
  }

  /**
   * Reads a scanner back.
   *
   * @param json as {@link #toJson()} wrote it
   * @return an equal scanner
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is something else
   */
  public static PersonalDataScanner fromJson(JsonValue.JsonObject json) {
    json.requireKind(KIND, VERSION);
    List<PersonalDataType> types = new ArrayList<>();
    json.array("types").forEach(id -> types.add(PersonalDataType.ofId(id.asString())));
    return new PersonalDataScanner(
            EnumSet.copyOf(types), json.get("publicAddressesOnly").asBoolean(), DEFAULT_ENTROPY)
        .minimumSecretEntropy(json.number("minimumSecretEntropy"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PersonalDataScanner that && toJson().equals(that.toJson());
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
