package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.Finding;
import java.util.List;
import java.util.Map;

/**
 * What is known of a run when it ends, whether its rows were in memory or in files.
 *
 * @param plan as it was written
 * @param resolvedPlan with what the run learned
 * @param accounting where the rows went
 * @param counts what each rule did
 * @param examples by rule, the first entries of the ledger
 * @param unparsed rows of the source that could not be parsed
 * @param facts how the source was read
 * @param findings what a person should know
 * @param claims what is claimed of the kept rows
 */
record RunRecord(
    CleaningPlan plan,
    CleaningPlan resolvedPlan,
    Accounting accounting,
    RuleCounts counts,
    Map<String, List<LedgerEntry>> examples,
    long unparsed,
    Map<String, String> facts,
    List<Finding> findings,
    List<Claim> claims) {}
