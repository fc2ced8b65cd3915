package io.github.finefettle.dataprep.spans;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds boilerplate, text that stands in several rows, in inputs and contexts. By default rows are
 * only flagged, because a text that is repeated may be meant, such as an instruction; {@link
 * #cutting()} cuts it out.
 *
 * <p>Of each repeated stretch the first row, by its id, keeps it whole; the others are flagged or
 * lose it. Only whole sentences and whole lines count and are cut: a stretch is shrunk to those
 * that lie in it, and must still have the least length then; lines of code are flagged, but never
 * cut. What a row keeps is never cut for another stretch that overlaps it. Nothing is cut from a
 * row whose texts are, as a whole, those of the row that keeps the stretch (that is a duplicate),
 * nor from a text that is nothing but repeated: it is flagged. System messages are passed over, and
 * so are repetitions within one row.
 *
 * <p>What was learned is a part of the resolved plan: the repeated sentences themselves, which are
 * text of the user's, and hashes of the rows that keep them. Cleaning again with that plan changes
 * nothing, even where rows have other ids then. All texts that are compared are held in memory
 * while the rule learns, and the search takes 16 bytes for each of their characters.
 *
 * @param spans what counts as repeated
 * @param targetsToo whether targets and rejected answers are compared and cut too; calls, tools and
 *     labels never are
 * @param cuts whether the text is edited; else rows are only flagged
 */
@CheckReturnValue
public record RemoveRepeatedSpans(RepeatedSpans spans, boolean targetsToo, boolean cuts)
    implements LearningRule<RemoveRepeatedSpans.Texts> {
  static final String ID = "remove-repeated-spans";

  /**
   * What is compared of a row.
   *
   * @param texts the texts of the roles, in their order, without system messages
   */
  public record Texts(List<String> texts) {
    /** Copies the texts. */
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  /**
   * Flags stretches of at least 60 characters that stand in at least 3 rows.
   *
   * @return the rule
   */
  public static RemoveRepeatedSpans standard() {
    return of(RepeatedSpans.standard());
  }

  /**
   * Flags what a definition calls repeated.
   *
   * @param spans the definition
   * @return the rule
   */
  public static RemoveRepeatedSpans of(RepeatedSpans spans) {
    return new RemoveRepeatedSpans(spans, false, false);
  }

  /**
   * The same, but the repeated sentences are cut out of all rows but the first.
   *
   * @return a new rule
   */
  public RemoveRepeatedSpans cutting() {
    return new RemoveRepeatedSpans(spans, targetsToo, true);
  }

  /**
   * The same, but in targets and rejected answers too.
   *
   * @return a new rule
   */
  public RemoveRepeatedSpans inTargetsToo() {
    return new RemoveRepeatedSpans(spans, true, cuts);
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
    return Roles.of(Role.INPUT);
  }

  @Override
  public Set<Role> edits() {
    return cuts ? roles() : Roles.of();
  }

  private Set<Role> roles() {
    return targetsToo
        ? Roles.of(Role.INPUT, Role.TARGET, Role.CONTEXT, Role.REJECTED)
        : Roles.of(Role.INPUT, Role.CONTEXT);
  }

  /** Whether a part's text is compared. A system message is meant to be the same in all rows. */
  boolean compares(Part part) {
    boolean system = part.speaker().equals("system") || part.speaker().equals("developer");
    return roles().contains(part.role()) && !system;
  }

  @Override
  public boolean onlyFlags() {
    return !cuts;
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("spans", spans.toJson()).put("targetsToo", targetsToo).put("cuts", cuts);
  }

  /**
   * Reads a rule that has yet to learn, or one that has.
   *
   * @param o what either wrote
   */
  static CleaningRule fromJson(JsonValue.JsonObject o) {
    RemoveRepeatedSpans rule =
        new RemoveRepeatedSpans(
            RepeatedSpans.fromJson(o.get("spans")),
            o.get("targetsToo").asBoolean(),
            o.get("cuts").asBoolean());
    if (o.find("learned").isEmpty()) {
      return rule;
    }
    return KnownSpanRows.of(rule, o.array("learned").stream().map(KnownSpan::fromJson).toList());
  }

  @Override
  public Texts observe(Example example) {
    return new Texts(texts(example));
  }

  List<String> texts(Example example) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < example.size(); i++) {
      if (compares(example.part(i))) {
        texts.add(example.part(i).text());
      }
    }
    return texts;
  }

  @Override
  public Learning<Texts> learning() {
    return new SpanLearning(this);
  }
}
