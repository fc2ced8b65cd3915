package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.duplicates.DropNearDuplicates;
import io.github.finefettle.dataprep.duplicates.ExactDuplicates;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.duplicates.ReviewConflictingLabels;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.labels.FoldLabels;
import io.github.finefettle.dataprep.labels.LabelFolding.Kind;
import io.github.finefettle.dataprep.labels.LabelSpellings;
import io.github.finefettle.dataprep.missing.TreatAsMissing;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.text.TextFunction;
import io.github.finefettle.dataprep.text.TextFunctionRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is claimed of the kept rows. It is measured on the kept rows again, not taken from the
 * steps, so that a plan without a step for a kind of dirt is found out. Only the spelling of labels
 * is judged by the frequencies that the step for it saw: which spelling is the right one may not
 * change because copies of rows were dropped later.
 */
final class CleaningClaims {
  private static final TreatAsMissing NO_INPUT =
      new TreatAsMissing(Roles.of(Role.INPUT), List.of("N/A", "null", "nan"));
  private static final TreatAsMissing NO_LABEL =
      new TreatAsMissing(Roles.of(Role.LABEL), List.of("N/A", "NA", "null", "nan", "-", "?"));

  private final CleaningPlan plan;
  private final Accounting accounting;
  private final Ledger ledger;
  private final List<Example> kept;
  private final LabelSpellings spellings;

  CleaningClaims(
      CleaningPlan plan,
      CleaningPlan resolvedPlan,
      Accounting accounting,
      Ledger ledger,
      CleanedRows<?> rows) {
    this.plan = plan;
    this.accounting = accounting;
    this.ledger = ledger;
    this.kept = rows.keptExamples();
    Map<String, Long> labels = new TreeMap<>();
    kept.forEach(example -> labels.merge(example.text(Role.LABEL), 1L, Long::sum));
    Map<String, Long> seen = labelsSeen(resolvedPlan);
    labels.replaceAll((label, count) -> seen.getOrDefault(label, count));
    this.spellings = LabelSpellings.of(labels);
  }

  /** How frequent the labels were when their spellings were judged; empty if they never were. */
  private static Map<String, Long> labelsSeen(CleaningPlan resolvedPlan) {
    return resolvedPlan.steps().stream()
        .flatMap(rule -> rule instanceof FoldLabels fold ? Stream.of(fold.counts()) : Stream.of())
        .reduce((first, last) -> last)
        .orElse(Map.of());
  }

  List<Claim> claims() {
    List<String> keys =
        kept.stream()
            .map(e -> e.text(Role.LABEL) + '\u0000' + ExactDuplicates.keyOf(e.text(Role.INPUT)))
            .toList();
    return List.of(
        accountingAddsUp(),
        required("no-missing-labels", "No kept row lacks its label.", missing(Role.LABEL)),
        required("no-missing-inputs", "No kept row lacks its input.", missing(Role.INPUT)),
        required(
            "no-exact-duplicates",
            "No two kept rows have the same input and label.",
            ExactDuplicates.find(keys).duplicates()),
        required(
            "one-spelling-a-label",
            "No label of the kept rows is a more frequent one but for case, space and signs between"
                + " words.",
            spellings.count(Kind.INVISIBLE) + spellings.count(Kind.CASE)),
        labelSlips(),
        advisory(
            "no-encoding-damage",
            "No kept input shows encoding damage that can be repaired.",
            kept.stream()
                .map(e -> e.text(Role.INPUT))
                .filter(TextFunction.REPAIR_ENCODING::changes)
                .count()),
        advisory(
            "texts-in-normal-form",
            "No kept text would still be changed by a text rule of the plan, or by those for"
                + " Unicode form and white space of the input.",
            kept.stream().filter(this::isStillEdited).count()),
        advisory(
            "no-words-for-missing",
            "No kept input or label only says that there is none, as \"N/A\" does.",
            kept.stream().filter(CleaningClaims::saysThereIsNone).count()),
        advisory(
            "no-near-duplicates",
            "No two kept rows of one label have nearly the same input.",
            nearDuplicates()),
        advisory(
            "no-conflicting-labels",
            "No input of the kept rows has two labels.",
            ReviewConflictingLabels.count(kept)));
  }

  /** Where the rows went by the ledger, against where they went by the states of the rows. */
  private Claim accountingAddsUp() {
    Set<RowId> dropped = new TreeSet<>();
    Set<RowId> setAside = new TreeSet<>();
    ledger.dropped().forEach(entry -> dropped.add(entry.row()));
    ledger.setAside().forEach(entry -> setAside.add(entry.row()));
    long contradicted =
        kept.stream().filter(e -> dropped.contains(e.id()) || setAside.contains(e.id())).count();
    long unexplained =
        Math.abs(accounting.dropped() - dropped.size())
            + Math.abs(accounting.setAside() - setAside.size())
            + Math.abs(accounting.kept() - kept.size())
            + contradicted;
    return Claim.required(
            "accounting-adds-up",
            "Every row that was read was kept, dropped or set aside, and the ledger has an entry"
                + " for exactly those that were not kept.",
            unexplained == 0 ? ClaimState.MET : ClaimState.NOT_MET)
        .withValue((double) unexplained)
        .withLimit(0)
        .withN(accounting.read());
  }

  private Claim labelSlips() {
    String sentence = "No label of the kept rows is a typing slip of a far more frequent one.";
    return spellings.slipsCompared()
        ? advisory("no-label-slips", sentence, spellings.count(Kind.TYPO))
        : Claim.advisory("no-label-slips", sentence, ClaimState.UNDECIDED);
  }

  private long missing(Role role) {
    return kept.stream().filter(example -> example.find(role).isEmpty()).count();
  }

  private boolean isStillEdited(Example example) {
    String input = example.text(Role.INPUT);
    return TextFunction.NORMALIZE_UNICODE.changes(input)
        || TextFunction.NORMALIZE_WHITESPACE.changes(input)
        || plan.steps().stream()
            .anyMatch(
                step ->
                    step instanceof TextFunctionRule edit
                        && !edit.apply(example).edits().isEmpty());
  }

  private static boolean saysThereIsNone(Example example) {
    return !NO_INPUT.apply(example).edits().isEmpty() || !NO_LABEL.apply(example).edits().isEmpty();
  }

  /** By the definition of the plan, or the default one where the plan has none. */
  private long nearDuplicates() {
    DropNearDuplicates rule = new DropNearDuplicates(NearDuplicates.atSimilarity(0.8));
    for (CleaningRule step : plan.steps()) {
      rule = step instanceof DropNearDuplicates drop ? drop : rule;
    }
    return rule.countIn(kept);
  }

  private Claim required(String id, String sentence, long left) {
    return measured(Claim.required(id, sentence, stateOf(left)), left);
  }

  private Claim advisory(String id, String sentence, long left) {
    return measured(Claim.advisory(id, sentence, stateOf(left)), left);
  }

  /** Something is nowhere in the kept rows; undecided where there are none. */
  private ClaimState stateOf(long left) {
    return kept.isEmpty() ? ClaimState.UNDECIDED : left == 0 ? ClaimState.MET : ClaimState.NOT_MET;
  }

  private Claim measured(Claim claim, long left) {
    return claim.withValue((double) left).withLimit(0).withN(kept.size());
  }
}
