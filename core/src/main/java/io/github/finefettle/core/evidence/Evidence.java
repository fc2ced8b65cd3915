package io.github.finefettle.core.evidence;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What one building block did and saw, in a closed vocabulary that any report can draw. Immutable;
 * the JSON form has a version of its own and can be audited without the objects that made it.
 */
@CheckReturnValue
public final class Evidence implements HasEvidence {
  /** The version of the JSON form that this release writes. */
  public static final int VERSION = 1;

  private final String block;
  private final Mistake mistake;
  private final String summary;
  private final List<Claim> claims;
  private final List<Finding> findings;
  private final List<Fact> facts;
  private final List<Table> tables;
  private final List<Figure> figures;
  private final List<Excerpt> excerpts;
  private final Map<String, String> cardFields;
  private final Optional<Fingerprint> definition;

  private Evidence(
      String block,
      Mistake mistake,
      String summary,
      List<Claim> claims,
      List<Finding> findings,
      List<Fact> facts,
      List<Table> tables,
      List<Figure> figures,
      List<Excerpt> excerpts,
      Map<String, String> cardFields,
      Optional<Fingerprint> definition) {
    this.block = block;
    this.mistake = mistake;
    this.summary = summary;
    this.claims = claims;
    this.findings = findings;
    this.facts = facts;
    this.tables = tables;
    this.figures = figures;
    this.excerpts = excerpts;
    this.cardFields = cardFields;
    this.definition = definition;
  }

  /**
   * Begins the evidence of a block.
   *
   * @param block the building block's name, such as {@code "DatasetCleaner"}
   * @param mistake the mistake it keeps from
   * @param summary the outcome in one sentence with its numbers
   * @return evidence without details
   */
  public static Evidence of(String block, Mistake mistake, String summary) {
    return new Evidence(
        block,
        mistake,
        summary,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Optional.empty());
  }

  /**
   * The same evidence with one more claim.
   *
   * @param claim the claim
   * @return new evidence
   */
  public Evidence with(Claim claim) {
    return new Evidence(
        block,
        mistake,
        summary,
        plus(claims, claim),
        findings,
        facts,
        tables,
        figures,
        excerpts,
        cardFields,
        definition);
  }

  /**
   * The same evidence with one more finding.
   *
   * @param finding the finding
   * @return new evidence
   */
  public Evidence with(Finding finding) {
    return new Evidence(
        block,
        mistake,
        summary,
        claims,
        plus(findings, finding),
        facts,
        tables,
        figures,
        excerpts,
        cardFields,
        definition);
  }

  /**
   * The same evidence with one more fact.
   *
   * @param name for people
   * @param value the text to show
   * @return new evidence
   */
  public Evidence withFact(String name, String value) {
    return new Evidence(
        block,
        mistake,
        summary,
        claims,
        findings,
        plus(facts, new Fact(name, value)),
        tables,
        figures,
        excerpts,
        cardFields,
        definition);
  }

  /**
   * The same evidence with one more table.
   *
   * @param table the table
   * @return new evidence
   */
  public Evidence with(Table table) {
    return new Evidence(
        block,
        mistake,
        summary,
        claims,
        findings,
        facts,
        plus(tables, table),
        figures,
        excerpts,
        cardFields,
        definition);
  }

  /**
   * The same evidence with one more figure.
   *
   * @param figure the figure
   * @return new evidence
   */
  public Evidence with(Figure figure) {
    return new Evidence(
        block,
        mistake,
        summary,
        claims,
        findings,
        facts,
        tables,
        plus(figures, figure),
        excerpts,
        cardFields,
        definition);
  }

  /**
   * The same evidence with one more excerpt of the user's text.
   *
   * @param excerpt the excerpt
   * @return new evidence
   */
  public Evidence with(Excerpt excerpt) {
    return new Evidence(
        block,
        mistake,
        summary,
        claims,
        findings,
        facts,
        tables,
        figures,
        plus(excerpts, excerpt),
        cardFields,
        definition);
  }

  /**
   * The same evidence with a field of the model card or data card.
   *
   * @param field the field, such as {@code "data.rows"}
   * @param value its text
   * @return new evidence
   */
  public Evidence withCardField(String field, String value) {
    Map<String, String> fields = new TreeMap<>(cardFields);
    fields.put(field, value);
    return new Evidence(
        block,
        mistake,
        summary,
        claims,
        findings,
        facts,
        tables,
        figures,
        excerpts,
        fields,
        definition);
  }

  /**
   * The same evidence with the fingerprint of the definition that was run.
   *
   * @param fingerprint the definition's fingerprint
   * @return new evidence
   */
  public Evidence withDefinition(Fingerprint fingerprint) {
    return new Evidence(
        block,
        mistake,
        summary,
        claims,
        findings,
        facts,
        tables,
        figures,
        excerpts,
        cardFields,
        Optional.of(fingerprint));
  }

  /**
   * The same evidence with every excerpt's text replaced, for reports that leave the house.
   *
   * @return new evidence
   */
  public Evidence redacted() {
    List<Excerpt> hidden =
        excerpts.stream().map(e -> new Excerpt(e.title(), "[redacted]")).toList();
    return new Evidence(
        block,
        mistake,
        summary,
        claims,
        findings,
        facts,
        tables,
        figures,
        hidden,
        cardFields,
        definition);
  }

  /**
   * The building block's name.
   *
   * @return the name
   */
  public String block() {
    return block;
  }

  /**
   * The mistake it keeps from.
   *
   * @return the mistake
   */
  public Mistake mistake() {
    return mistake;
  }

  /**
   * The outcome in one sentence.
   *
   * @return the sentence
   */
  public String summary() {
    return summary;
  }

  /**
   * The claims in order.
   *
   * @return an unmodifiable list
   */
  public List<Claim> claims() {
    return claims;
  }

  /**
   * The findings in order.
   *
   * @return an unmodifiable list
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * The facts in order.
   *
   * @return an unmodifiable list
   */
  public List<Fact> facts() {
    return facts;
  }

  /**
   * The tables in order.
   *
   * @return an unmodifiable list
   */
  public List<Table> tables() {
    return tables;
  }

  /**
   * The figures in order.
   *
   * @return an unmodifiable list
   */
  public List<Figure> figures() {
    return figures;
  }

  /**
   * The excerpts in order.
   *
   * @return an unmodifiable list
   */
  public List<Excerpt> excerpts() {
    return excerpts;
  }

  /**
   * The fields for model card and data card, in name order.
   *
   * @return an unmodifiable map
   */
  public Map<String, String> cardFields() {
    return java.util.Collections.unmodifiableMap(cardFields);
  }

  /**
   * The fingerprint of the definition that was run.
   *
   * @return the fingerprint, or empty where there was no definition
   */
  public Optional<Fingerprint> definition() {
    return definition;
  }

  @Override
  public Evidence evidence() {
    return this;
  }

  /**
   * The versioned JSON form.
   *
   * @return an object
   */
  public JsonValue.JsonObject toJson() {
    var cards = JsonValue.object();
    cardFields.forEach(cards::put);
    return JsonValue.object()
        .put("kind", "evidence")
        .put("version", VERSION)
        .put("block", block)
        .put("mistake", mistake.name())
        .put("summary", summary)
        .put("claims", claims.stream().map(Claim::toJson).toList())
        .put("findings", findings.stream().map(Finding::toJson).toList())
        .put("facts", facts.stream().map(Fact::toJson).toList())
        .put("tables", tables.stream().map(Table::toJson).toList())
        .put("figures", figures.stream().map(Figure::toJson).toList())
        .put("excerpts", excerpts.stream().map(Excerpt::toJson).toList())
        .put("cardFields", cards.toJson())
        .putIfPresent("definition", definition.map(d -> JsonValue.of(d.hex())))
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the evidence
   * @throws JsonFormatException if it is of another kind or a newer version
   */
  public static Evidence fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    o.requireKind("evidence", VERSION);
    Map<String, String> cards = new TreeMap<>();
    o.get("cardFields").asObject().members().forEach((k, v) -> cards.put(k, v.asString()));
    return new Evidence(
        o.string("block"),
        Checked.word(Mistake.class, o.string("mistake")),
        o.string("summary"),
        list(o, "claims", Claim::fromJson),
        list(o, "findings", Finding::fromJson),
        list(o, "facts", Fact::fromJson),
        list(o, "tables", Table::fromJson),
        list(o, "figures", Figure::fromJson),
        list(o, "excerpts", Excerpt::fromJson),
        cards,
        o.find("definition").map(d -> new Fingerprint(d.asString())));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Evidence that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return Objects.hash(block, mistake, summary);
  }

  @Override
  public String toString() {
    return block + ": " + summary;
  }

  private static <T> List<T> list(
      JsonValue.JsonObject object, String name, Function<JsonValue, T> reader) {
    return object.array(name).stream().map(reader).toList();
  }

  private static <T> List<T> plus(List<T> list, T item) {
    List<T> longer = new ArrayList<>(list);
    longer.add(item);
    return List.copyOf(longer);
  }
}
