package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.dataprep.cleaning.KeptRowCounts.Fault;
import io.github.finefettle.dataprep.duplicates.DropExactDuplicates;
import io.github.finefettle.dataprep.duplicates.ExactKey;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * What is claimed of the rows that a run over files kept. What can be seen in one row was counted
 * in every kept row; that no two are equal rests on the rule that compares them, if it is in the
 * plan and no rule edits behind it.
 */
final class FileRunClaims {
  private final CleaningPlan plan;
  private final ExampleSchema<?> schema;
  private final RunTally tally;

  FileRunClaims(CleaningPlan plan, ExampleSchema<?> schema, RunTally tally) {
    this.plan = plan;
    this.schema = schema;
    this.tally = tally;
  }

  List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    // An accounting that does not add up cannot be made.
    claims.add(
        Claim.required(
                "accounting-adds-up",
                "Every row that was read was kept, dropped or set aside.",
                ClaimState.MET)
            .withN(tally.accounting().read()));
    claims.add(
        required(
            "no-missing-inputs", "No kept row lacks its input.", tally.kept().of(Fault.NO_INPUT)));
    if (schema.roles().contains(Role.LABEL)) {
      claims.add(
          required(
              "no-missing-labels",
              "No kept row lacks its label.",
              tally.kept().of(Fault.NO_LABEL)));
    }
    if (schema.roles().contains(Role.TARGET)) {
      claims.add(
          required(
              "no-missing-targets",
              "No kept row lacks what the model should say.",
              tally.kept().of(Fault.NO_TARGET)));
    }
    claims.add(noExactDuplicates());
    claims.add(
        advisory(
            "no-encoding-damage",
            "No kept input shows encoding damage that can be repaired.",
            tally.kept().of(Fault.ENCODING_DAMAGE)));
    claims.add(
        advisory(
            "texts-in-normal-form",
            "No kept input would still be changed by the rules for Unicode form and white space.",
            tally.kept().of(Fault.NOT_IN_NORMAL_FORM)));
    return claims;
  }

  private Claim noExactDuplicates() {
    boolean dropped = false;
    for (var rule : plan.steps()) {
      if (rule instanceof DropExactDuplicates drop) {
        // Other keys leave rows out that lack what they compare.
        ExactKey key = drop.key().as(ExactKey.Form.TRIMMED);
        dropped |= key.equals(ExactKey.record()) || key.equals(ExactKey.input());
      } else if (!rule.edits().isEmpty() || rule instanceof OwnRule) {
        dropped = false;
      }
    }
    return Claim.required(
        "no-exact-duplicates",
        "No two kept rows have the same texts.",
        dropped ? ClaimState.MET : ClaimState.UNDECIDED);
  }

  private Claim required(String id, String sentence, long left) {
    return measured(Claim.required(id, sentence, stateOf(left)), left);
  }

  private Claim advisory(String id, String sentence, long left) {
    return measured(Claim.advisory(id, sentence, stateOf(left)), left);
  }

  private ClaimState stateOf(long left) {
    return tally.accounting().kept() == 0
        ? ClaimState.UNDECIDED
        : left == 0 ? ClaimState.MET : ClaimState.NOT_MET;
  }

  private Claim measured(Claim claim, long left) {
    return claim.withValue((double) left).withLimit(0).withN(tally.accounting().kept());
  }
}
