package io.github.finefettle.dataprep.duplicates;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import java.util.Objects;
import java.util.Set;

/**
 * What must be equal for two rows to be exact duplicates: which texts of a row, and in which normal
 * form. Immutable; safe for use by several threads.
 *
 * <p>Texts are compared one by one, each with its role and, in a chat, its speaker: two rows whose
 * texts are the same only when run together are no duplicates.
 */
@CheckReturnValue
public final class ExactKey implements Definition {
  private static final String KIND = "exact-key";
  private static final int VERSION = 1;
  private static final Set<Role> RECORD =
      Roles.of(
          Role.INPUT, Role.TARGET, Role.LABEL, Role.CONTEXT, Role.REJECTED, Role.TOOLS, Role.CALL);
  private static final ExactKey RECORD_KEY = new ExactKey(Scope.RECORD, RECORD, Form.TRIMMED);

  /** The form in which texts are compared. */
  public enum Form {
    /** The text as it is, code unit by code unit. */
    RAW,
    /**
     * Unicode NFC, line ends (CR LF, CR) as LF, outer white space removed: {@link
     * ExactDuplicates#keyOf}. Case, punctuation and inner white space stay.
     */
    TRIMMED,
    /**
     * Words alone: unbroken runs of letters, digits, other numbers, marks and underscores of the
     * text in Unicode NFC, with case folded (simple folding, code point by code point), and each
     * emoji as a word; the words joined by one space. All punctuation, white space and other signs
     * between words are gone, so that "C++" and "C#" are equal, as are "-3" and "3": right for
     * finding what may be a duplicate, to be used with care for removing rows. A text without any
     * word stays in the form TRIMMED, because rows that fold to nothing say nothing about each
     * other.
     */
    FOLDED
  }

  /** Which texts are looked at. */
  private enum Scope {
    RECORD,
    CHAT,
    ROLES
  }

  private final Scope scope;
  private final Set<Role> roles;
  private final Form form;

  private ExactKey(Scope scope, Set<Role> roles, Form form) {
    this.scope = scope;
    this.roles = roles;
    this.form = form;
  }

  /**
   * The input alone, whatever the answer. In a chat: all that is not an answer.
   *
   * @return the key, in the form TRIMMED
   */
  public static ExactKey input() {
    return of(Role.INPUT);
  }

  /**
   * All that the model reads or writes: input, context, target, label, rejected answer, tools and
   * calls, each turn of a chat with its speaker. Group, source, time and id do not count. A row
   * without an input is no duplicate.
   *
   * @return the key, in the form TRIMMED; the default everywhere
   */
  public static ExactKey record() {
    return RECORD_KEY;
  }

  /**
   * All turns of a chat in their order, with their speakers, and nothing beside them. A row without
   * turns is no duplicate.
   *
   * @return the key, in the form TRIMMED
   */
  public static ExactKey chat() {
    return new ExactKey(Scope.CHAT, Roles.of(), Form.TRIMMED);
  }

  /**
   * The texts of some roles. A row in which all of them are blank is no duplicate.
   *
   * @param roles one role or more
   * @return the key, in the form TRIMMED
   * @throws IllegalArgumentException if no role is given
   */
  public static ExactKey of(Role... roles) {
    return ofRoles(Roles.of(roles), Form.TRIMMED);
  }

  private static ExactKey ofRoles(Set<Role> roles, Form form) {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException(
          "The roles of a key ([]) must be one or more. Try ExactKey.record() for all texts.");
    }
    return new ExactKey(Scope.ROLES, roles, form);
  }

  /**
   * The same key in another form.
   *
   * @param other the form
   * @return a new key
   */
  public ExactKey as(Form other) {
    return new ExactKey(scope, roles, other);
  }

  /**
   * The form in which texts are compared.
   *
   * @return the form
   */
  public Form form() {
    return form;
  }

  /**
   * Whether two rows are exact duplicates by this key.
   *
   * @param a a row
   * @param b another row
   * @return false also where one of them has nothing to compare
   */
  public boolean sameIn(Example a, Example b) {
    DuplicateKey key = keyOf(a);
    return key.counts() && key.equals(keyOf(b));
  }

  /** The key of a row; one that does not count where there is nothing to compare. */
  DuplicateKey keyOf(Example example) {
    KeyBytes bytes = new KeyBytes(form);
    boolean something = false;
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (scope == Scope.CHAT ? part.isTurn() : roles.contains(part.role())) {
        something |= decides(part) && !part.text().isBlank();
        bytes.add(part);
      }
    }
    return something ? bytes.key() : DuplicateKey.NONE;
  }

  /** The texts that are compared, in lines, as they are. */
  String textOf(Example example) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (!part.text().isBlank()
          && (scope == Scope.CHAT ? part.isTurn() : roles.contains(part.role()))) {
        text.append(text.isEmpty() ? "" : "\n").append(part.text());
      }
    }
    return text.toString();
  }

  private boolean decides(Part part) {
    return scope != Scope.RECORD || part.role() == Role.INPUT;
  }

  @Override
  public JsonValue.JsonObject toJson() {
    JsonObjectBuilder json =
        JsonValue.object()
            .put("kind", KIND)
            .put("version", VERSION)
            .put("form", form.name())
            .put("of", scope.name());
    if (scope == Scope.ROLES) {
      json.put("roles", Roles.toJson(roles));
    }
    return json.toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return an equal key
   * @throws JsonFormatException if it is of another kind or a newer version
   */
  public static ExactKey fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    o.requireKind(KIND, VERSION);
    Form form = Form.valueOf(o.string("form"));
    return switch (o.string("of")) {
      case "RECORD" -> record().as(form);
      case "CHAT" -> chat().as(form);
      case "ROLES" -> ofRoles(Roles.fromJson(o.get("roles")), form);
      default ->
          throw new JsonFormatException(
              "The key is of " + o.string("of") + "; there are: RECORD, CHAT, ROLES.");
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExactKey that
        && scope == that.scope
        && form == that.form
        && roles.equals(that.roles);
  }

  @Override
  public int hashCode() {
    return Objects.hash(scope.name(), form.name(), Roles.toJson(roles));
  }

  /** Such as "all texts of the record, trimmed". */
  @Override
  public String toString() {
    String what =
        switch (scope) {
          case RECORD -> "all texts of the record";
          case CHAT -> "all turns of the chat";
          case ROLES -> "the texts of " + roles;
        };
    String how =
        switch (form) {
          case RAW -> "as they are";
          case TRIMMED -> "trimmed";
          case FOLDED -> "folded";
        };
    return what + ", " + how;
  }
}
