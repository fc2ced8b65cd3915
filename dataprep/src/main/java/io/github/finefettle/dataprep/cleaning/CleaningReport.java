package io.github.finefettle.dataprep.cleaning;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.HasEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a cleaning run did: for the audit as evidence, for people as a text table, for programs as
 * JSON. Immutable; the same bytes for the same plan and rows.
 */
@CheckReturnValue
public final class CleaningReport implements HasEvidence {
  private static final int VERSION = 1;

  private final RunRecord run;
  private final Evidence evidence;

  CleaningReport(RunRecord run) {
    this.run = run;
    this.evidence = new CleaningEvidence(run).evidence();
  }

  /**
   * Where the rows went.
   *
   * @return read = kept + dropped + set aside
   */
  public Accounting accounting() {
    return run.accounting();
  }

  /**
   * The plan that was run.
   *
   * @return the plan
   */
  public CleaningPlan plan() {
    return run.plan();
  }

  /**
   * The plan with everything frozen that the run learned.
   *
   * @return a plan whose rules judge as they did in this run
   */
  public CleaningPlan resolvedPlan() {
    return run.resolvedPlan();
  }

  /**
   * What each rule did.
   *
   * @return in the order of the plan
   */
  public List<RuleSummary> rules() {
    return run.counts().summaries(run.plan().rules());
  }

  /**
   * The first entries of the ledger by rule: what was changed, dropped or flagged, and why.
   *
   * @return at most {@value CleaningEvidence#EXCERPTS_A_RULE} a rule, by the rules' ids
   */
  public Map<String, List<LedgerEntry>> examples() {
    return run.examples();
  }

  /**
   * How many rows of each class were read and kept.
   *
   * @return by label, in label order; empty where there are no labels, or more than {@value
   *     GroupCounts#MOST_GROUPS}
   */
  public Map<String, GroupAccount> byClass() {
    return accounts(GroupKind.CLASS);
  }

  /**
   * How many rows of each source were read and kept.
   *
   * @return by source, in order; empty where there are more than {@value GroupCounts#MOST_GROUPS}
   */
  public Map<String, GroupAccount> bySource() {
    return accounts(GroupKind.SOURCE);
  }

  /**
   * How many rows of each language there are, if a rule of the plan tells languages.
   *
   * @return by language, in order
   */
  public Map<String, GroupAccount> byLanguage() {
    return accounts(GroupKind.LANGUAGE);
  }

  private Map<String, GroupAccount> accounts(GroupKind kind) {
    GroupCounts groups = run.counts().groups();
    Map<String, GroupAccount> accounts = new TreeMap<>();
    for (String group : groups.groups(kind)) {
      accounts.put(
          group, new GroupAccount(groups.reached(kind, group, 0), groups.kept(kind, group)));
    }
    return accounts;
  }

  /**
   * What a person should know.
   *
   * @return the findings, the source's first
   */
  public List<Finding> findings() {
    return evidence.findings();
  }

  @Override
  public Evidence evidence() {
    return evidence;
  }

  /**
   * The JSON form.
   *
   * @return an object of the kind {@code "cleaning-report"}
   */
  public JsonValue.JsonObject toJson() {
    var examples = JsonValue.object();
    run.examples()
        .forEach(
            (rule, entries) ->
                examples.put(rule, entries.stream().map(LedgerEntry::toJson).toList()));
    var facts = JsonValue.object();
    run.facts().forEach(facts::put);
    var json =
        JsonValue.object()
            .put("kind", "cleaning-report")
            .put("version", VERSION)
            .put("accounting", accounting().toJson())
            .put("unparsed", run.unparsed())
            .put("edited", run.counts().changedRows())
            .put("rules", rules().stream().map(RuleSummary::toJson).toList())
            .put("classes", groups(byClass()))
            .put("sources", groups(bySource()))
            .put("languages", groups(byLanguage()))
            .put("facts", facts.toJson())
            .put("findings", findings().stream().map(CleaningReport::finding).toList())
            .put("examples", examples.toJson());
    if (run.plan().hasJson()) {
      json.put("plan", run.plan().fingerprint().toString());
    }
    return json.toJson();
  }

  private static List<JsonValue> groups(Map<String, GroupAccount> accounts) {
    List<JsonValue> items = new ArrayList<>();
    accounts.forEach(
        (name, account) ->
            items.add(
                JsonValue.object()
                    .put("name", name)
                    .put("read", account.read())
                    .put("kept", account.kept())
                    .toJson()));
    return items;
  }

  private static JsonValue finding(Finding finding) {
    return JsonValue.object()
        .put("severity", finding.severity().name())
        .put("code", finding.code())
        .put("message", finding.message())
        .put("advice", finding.advice())
        .toJson();
  }

  /**
   * The report as a text of lines for a terminal.
   *
   * @return lines that end with a line feed
   */
  public String toText() {
    return new ReportText(this, run.counts().changedRows()).text();
  }
}
