package io.github.finefettle.report;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.HasEvidence;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.report.html.internal.Badge;
import io.github.finefettle.report.html.internal.HtmlPage;
import io.github.finefettle.report.html.internal.MistakeSection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Collects the evidence that the building blocks leave behind and says, for each of the six
 * mistakes, whether it was avoided, committed or not checked, and by what numbers.
 *
 * <p>The rule: of the required claims about a mistake, one that is not met means
 * <em>committed</em>; else one that is undecided means <em>not checked</em>; else at least one that
 * is met means <em>avoided</em>; without any required claim the mistake was <em>not checked</em>.
 *
 * <p>Immutable. The same evidence gives the same bytes: no clock stands in the JSON or on the page.
 */
@CheckReturnValue
public final class FineTuningAudit {
  /** The version of the JSON form that this release writes. */
  public static final int VERSION = 1;

  /** The card field in which a validation says whether the model may ship. */
  private static final String RELEASE = "validation.decision";

  private static final String DEFAULT_TITLE = "Fine-tuning audit";

  private final String title;
  private final List<Evidence> evidence;
  private final SortedMap<String, String> runFacts;
  private final List<MistakeFinding> mistakes;

  private FineTuningAudit(
      String title, List<Evidence> evidence, SortedMap<String, String> runFacts) {
    this.title = title;
    this.evidence = List.copyOf(evidence);
    this.runFacts = Collections.unmodifiableSortedMap(runFacts);
    this.mistakes =
        Arrays.stream(Mistake.values())
            .map(m -> AuditRule.judge(m, evidence.stream().filter(e -> e.mistake() == m).toList()))
            .toList();
  }

  /**
   * Audits what blocks left behind.
   *
   * @param blocks results of cleaning, splitting, search, stopping, validation, in the order to
   *     show
   * @return the audit
   */
  public static FineTuningAudit of(HasEvidence... blocks) {
    return of(Arrays.asList(blocks));
  }

  /**
   * Audits what blocks left behind.
   *
   * @param blocks results of cleaning, splitting, search, stopping, validation, in the order to
   *     show
   * @return the audit
   */
  public static FineTuningAudit of(Collection<? extends HasEvidence> blocks) {
    List<Evidence> evidence = blocks.stream().map(HasEvidence::evidence).toList();
    return new FineTuningAudit(DEFAULT_TITLE, evidence, new TreeMap<>());
  }

  /**
   * Audits stored evidence; the objects that made it are not needed.
   *
   * @param file JSON in UTF-8: one piece of evidence, an array of them, or an {@code audit.json}
   * @return the audit; the states are judged anew
   * @throws JsonFormatException if the file holds something else
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static FineTuningAudit read(Path file) {
    return fromJson(JsonValue.parse(AuditFiles.read(file)));
  }

  /**
   * Audits evidence in its JSON form.
   *
   * @param json one piece of evidence, an array of them, or what {@link #toJson()} wrote
   * @return the audit; the states are judged anew
   * @throws JsonFormatException if the JSON is something else
   */
  public static FineTuningAudit fromJson(JsonValue json) {
    if (json instanceof JsonValue.JsonArray array) {
      return of(array.items().stream().map(Evidence::fromJson).toList());
    }
    JsonValue.JsonObject object = json.asObject();
    if (object.string("kind").equals("evidence")) {
      return of(Evidence.fromJson(object));
    }
    object.requireKind("audit", VERSION);
    SortedMap<String, String> facts = new TreeMap<>();
    object.get("runFacts").asObject().members().forEach((k, v) -> facts.put(k, v.asString()));
    return new FineTuningAudit(
        object.string("title"),
        object.array("evidence").stream().map(Evidence::fromJson).toList(),
        facts);
  }

  /**
   * The same audit with one more block.
   *
   * @param block whatever left evidence behind
   * @return a new audit
   */
  public FineTuningAudit with(HasEvidence block) {
    List<Evidence> more = new ArrayList<>(evidence);
    more.add(block.evidence());
    return new FineTuningAudit(title, more, runFacts);
  }

  /**
   * The same audit under another title.
   *
   * @param words a few words, such as the model's name
   * @return a new audit
   * @throws IllegalArgumentException if there are none
   */
  public FineTuningAudit withTitle(String words) {
    if (words.isBlank()) {
      throw new IllegalArgumentException(
          "The title of the audit is blank. Give the model's or the run's name.");
    }
    return new FineTuningAudit(words, evidence, runFacts);
  }

  /**
   * The same audit with facts on the run, such as versions of the library, of Java and of Unicode.
   * They stand in name order at the end of the page. What differs from run to run, such as a clock,
   * does not belong here.
   *
   * @param facts names and texts; they replace earlier ones of the same name
   * @return a new audit
   */
  public FineTuningAudit withRunFacts(Map<String, String> facts) {
    SortedMap<String, String> more = new TreeMap<>(runFacts);
    more.putAll(facts);
    return new FineTuningAudit(title, evidence, more);
  }

  /**
   * The same audit with the user's own texts hidden, for a report that leaves the house. Excerpts
   * are hidden; names of labels, tables and figures stay.
   *
   * @return a new audit
   */
  public FineTuningAudit redacted() {
    return new FineTuningAudit(title, evidence.stream().map(Evidence::redacted).toList(), runFacts);
  }

  /**
   * The title.
   *
   * @return a few words
   */
  public String title() {
    return title;
  }

  /**
   * The verdicts on the six mistakes, by number.
   *
   * @return six findings
   */
  public List<MistakeFinding> mistakes() {
    return mistakes;
  }

  /**
   * The verdict on one mistake.
   *
   * @param mistake which of the six
   * @return its finding
   */
  public MistakeFinding finding(Mistake mistake) {
    return mistakes.get(mistake.number() - 1);
  }

  /**
   * All evidence, in the order it was handed in.
   *
   * @return an unmodifiable list
   */
  public List<Evidence> evidence() {
    return evidence;
  }

  /**
   * The facts on the run, in name order.
   *
   * @return an unmodifiable map
   */
  public SortedMap<String, String> runFacts() {
    return runFacts;
  }

  /**
   * The outcome in one sentence.
   *
   * @return how many mistakes were avoided, which were committed and which were not checked
   */
  public String outcome() {
    List<Mistake> avoided = in(MistakeState.AVOIDED);
    if (avoided.size() == mistakes.size()) {
      return "All six mistakes were avoided." + release();
    }
    return avoided.size()
        + " of 6 mistakes avoided"
        + part(MistakeState.COMMITTED, "committed")
        + part(MistakeState.NOT_CHECKED, "not checked")
        + "."
        + release();
  }

  /** Avoiding the mistakes makes a model worth judging; whether it may ship is said beside it. */
  private String release() {
    return evidence.stream()
        .flatMap(block -> Optional.ofNullable(block.cardFields().get(RELEASE)).stream())
        .findFirst()
        .map(decision -> " Verdict on the release: " + decision.replace('_', ' ') + ".")
        .orElse("");
  }

  /**
   * The versioned JSON form: verdicts and all evidence.
   *
   * @return an object of kind "audit"
   */
  public JsonValue.JsonObject toJson() {
    var facts = JsonValue.object();
    runFacts.forEach(facts::put);
    return JsonValue.object()
        .put("kind", "audit")
        .put("version", VERSION)
        .put("title", title)
        .put("outcome", outcome())
        .put("mistakes", mistakes.stream().map(MistakeFinding::toJson).toList())
        .put("evidence", evidence.stream().map(Evidence::toJson).toList())
        .put("runFacts", facts.toJson())
        .toJson();
  }

  /**
   * The page: one HTML document that needs no script and asks for nothing from anywhere. It stays
   * under 2 MB; what does not fit stands in the JSON.
   *
   * @return the document
   */
  public String toHtml() {
    List<MistakeSection> sections =
        mistakes.stream()
            .map(
                m ->
                    new MistakeSection(
                        m.mistake().number(),
                        m.mistake().title(),
                        badge(m.state()),
                        m.sentence(),
                        m.evidence()))
            .toList();
    return HtmlPage.write(title, outcome(), sections, runFacts);
  }

  /**
   * Writes {@code report.html} and {@code audit.json}, each whole or not at all. Files of these
   * names are replaced.
   *
   * @param directory where to; made if missing
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public void writeTo(Path directory) {
    AuditFiles.write(directory, "audit.json", toJson().toPrettyString());
    AuditFiles.write(directory, "report.html", toHtml());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FineTuningAudit that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return evidence.hashCode();
  }

  @Override
  public String toString() {
    return title + ": " + outcome();
  }

  private List<Mistake> in(MistakeState state) {
    return mistakes.stream().filter(m -> m.state() == state).map(MistakeFinding::mistake).toList();
  }

  private String part(MistakeState state, String word) {
    List<Mistake> found = in(state);
    String names = found.stream().map(FineTuningAudit::name).collect(Collectors.joining("; "));
    return found.isEmpty() ? "" : ", " + found.size() + " " + word + " (" + names + ")";
  }

  private static String name(Mistake mistake) {
    String name = mistake.title();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static Badge badge(MistakeState state) {
    return switch (state) {
      case AVOIDED -> Badge.AVOIDED;
      case COMMITTED -> Badge.COMMITTED;
      case NOT_CHECKED -> Badge.NOT_CHECKED;
    };
  }
}
