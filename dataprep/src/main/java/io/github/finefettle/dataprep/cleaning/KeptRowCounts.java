package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.text.TextFunction;
import java.util.Arrays;
import java.util.List;

/** Of the rows that a run over files kept, how many have which fault. */
final class KeptRowCounts {
  /** What is counted, in the order in which it stands in the journal of a run. */
  enum Fault {
    NO_INPUT,
    NO_TARGET,
    NO_LABEL,
    ENCODING_DAMAGE,
    NOT_IN_NORMAL_FORM
  }

  private static final Fault[] FAULTS = Fault.values();

  private final long[] counts;

  KeptRowCounts() {
    this(new long[FAULTS.length]);
  }

  private KeptRowCounts(long[] counts) {
    this.counts = counts;
  }

  void add(KeptRowChecks checks, RowTrace trace) {
    count(Fault.NO_INPUT, checks.lacks(Role.INPUT, trace.current()));
    count(Fault.NO_TARGET, checks.lacks(Role.TARGET, trace.current()));
    count(Fault.NO_LABEL, checks.lacks(Role.LABEL, trace.current()));
    count(Fault.ENCODING_DAMAGE, checks.isStillEdited(TextFunction.REPAIR_ENCODING, trace));
    count(
        Fault.NOT_IN_NORMAL_FORM,
        checks.isStillEdited(TextFunction.NORMALIZE_UNICODE, trace)
            || checks.isStillEdited(TextFunction.NORMALIZE_WHITESPACE, trace));
  }

  private void count(Fault fault, boolean found) {
    // The order of the faults is written to journals, which is what makes their places a format.
    counts[placeOf(fault)] += found ? 1 : 0;
  }

  void add(KeptRowCounts other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  long of(Fault fault) {
    return counts[placeOf(fault)];
  }

  private static int placeOf(Fault fault) {
    return Arrays.binarySearch(FAULTS, fault);
  }

  List<JsonValue> toJson() {
    return RuleCounts.numbers(counts);
  }

  static KeptRowCounts fromJson(List<JsonValue> json) {
    return new KeptRowCounts(RuleCounts.numbers(json));
  }
}
