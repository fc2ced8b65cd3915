package io.github.finefettle.dataprep.semantic;

import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.List;

/** The kinds of rules of this package, for reading plans. */
public final class SemanticRules {
  private SemanticRules() {}

  /**
   * The kinds. Reading one asks the registry for the embedding that the plan names.
   *
   * @return in the order of their ids
   */
  public static List<RuleKind> kinds() {
    return List.of(
        new RuleKind(
            DropSemanticDuplicates.ID,
            1,
            (json, registry) ->
                new DropSemanticDuplicates(
                    SemanticDuplicates.fromJson(json.get("duplicates"), registry))),
        new RuleKind(
            ReviewSemanticDuplicates.ID,
            1,
            (json, registry) ->
                new ReviewSemanticDuplicates(
                    SemanticDuplicates.fromJson(json.get("duplicates"), registry))));
  }
}
