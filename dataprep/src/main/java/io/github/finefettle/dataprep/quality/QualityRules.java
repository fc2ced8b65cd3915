package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.ArrayList;
import java.util.List;

/** The kinds of rules of this package, for reading plans. */
public final class QualityRules {
  private QualityRules() {}

  /**
   * The kinds of rules of this package.
   *
   * @return the kinds, each with its reader
   */
  public static List<RuleKind> kinds() {
    List<RuleKind> kinds = new ArrayList<>();
    for (String profile :
        List.of(GopherQuality.ID, GopherRepetition.ID, C4Quality.ID, FineWebQuality.ID)) {
      kinds.add(new RuleKind(profile, QualityProfile.VERSION, JudgeQuality::fromJson));
    }
    for (Defect defect : Defect.values()) {
      kinds.add(
          new RuleKind(defect.id(), 1, (json, registry) -> FindDefect.fromJson(defect, json)));
    }
    kinds.add(new RuleKind(ContextLimit.ID, 1, ContextLimit::fromJson));
    kinds.add(
        new RuleKind(
            LearnedRanges.ID,
            1,
            (json, registry) ->
                json.find("learned").isPresent()
                    ? FlagOutOfRange.fromJson(json.array("learned"))
                    : LearnedRanges.fromJson(json)));
    kinds.add(
        new RuleKind(RepeatedAnswers.ID, 1, (json, registry) -> RepeatedAnswers.fromJson(json)));
    kinds.add(
        new RuleKind(
            TemplateMixture.ID,
            1,
            (json, registry) ->
                json.find("learned").isPresent()
                    ? FlagTemplates.fromJson(json.get("learned"))
                    : new TemplateMixture()));
    kinds.add(
        new RuleKind(
            FormatMixture.ID,
            1,
            (json, registry) ->
                json.find("learned").isPresent()
                    ? FlagFormats.fromJson(json)
                    : FormatMixture.fromJson(json)));
    return List.copyOf(kinds);
  }
}
