package io.github.finefettle.dataprep.structure;

import io.github.finefettle.dataprep.examples.RecordKind;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.List;

/** The rules of this package: their kinds, and those that fit each kind of record. */
public final class StructureRules {
  /** A split needs two rows of each label at least. */
  private static final int RARE = 2;

  private StructureRules() {}

  /**
   * The kinds of rules of this package, for reading plans.
   *
   * @return the kinds
   */
  public static List<RuleKind> kinds() {
    return List.of(
        CheckChat.kind(),
        CheckPreference.kind(),
        CheckEqualPair.kind(),
        CheckLeakedTarget.kind(),
        CheckLabelInInput.kind(),
        CheckLabels.kind(),
        LearnLabels.kind(),
        CheckJson.kind(),
        CheckToolCalls.kind(),
        TrimRoleMarkers.kind());
  }

  /**
   * The checks that fit a kind of record. All of them flag, and none edits.
   *
   * @param kind the kind
   * @return the rules in the order in which to run them; none for plain texts
   */
  public static List<CleaningRule> defaultsFor(RecordKind kind) {
    return switch (kind) {
      case TEXT -> List.of();
      case CLASSIFICATION -> List.of(LearnLabels.rareBelow(RARE));
      case PAIR, INSTRUCTION -> List.of(CheckEqualPair.flagging(), CheckLeakedTarget.inInput());
      case CHAT ->
          List.of(
              CheckChat.forAll(),
              CheckToolCalls.forAll(),
              CheckEqualPair.flagging(),
              CheckLeakedTarget.inInput());
      case PREFERENCE -> List.of(CheckPreference.forAll(), CheckEqualPair.flagging());
      case TOOL_CALL -> List.of(CheckToolCalls.forAll());
    };
  }
}
