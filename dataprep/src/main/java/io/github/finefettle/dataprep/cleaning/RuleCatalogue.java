package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.duplicates.DuplicateRules;
import io.github.finefettle.dataprep.labels.NormalizeLabels;
import io.github.finefettle.dataprep.language.CheckLanguage;
import io.github.finefettle.dataprep.missing.MissingValues;
import io.github.finefettle.dataprep.privacy.PrivacyRules;
import io.github.finefettle.dataprep.quality.QualityRules;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.semantic.SemanticRules;
import io.github.finefettle.dataprep.spans.SpanRules;
import io.github.finefettle.dataprep.structure.StructureRules;
import io.github.finefettle.dataprep.text.TextRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All kinds of rules that this release knows, by id. */
final class RuleCatalogue {
  private static final Map<String, RuleKind> KINDS = new TreeMap<>();

  static {
    Stream.of(
            MissingValues.kinds(),
            StructureRules.kinds(),
            QualityRules.kinds(),
            NormalizeLabels.kinds(),
            PrivacyRules.kinds(),
            CheckLanguage.kinds(),
            DuplicateRules.kinds(),
            SpanRules.kinds(),
            SemanticRules.kinds(),
            TextRules.kinds(),
            OwnRule.kinds())
        .flatMap(List::stream)
        .forEach(RuleCatalogue::add);
  }

  private RuleCatalogue() {}

  private static void add(RuleKind kind) {
    if (KINDS.put(kind.id(), kind) != null) {
      throw new IllegalStateException("Two kinds of rules have the id " + kind.id() + ".");
    }
  }

  static CleaningRule read(JsonValue.JsonObject json, Registry registry) {
    String id = json.string("rule");
    RuleKind kind = KINDS.get(id);
    long version = json.integer("version");
    if (kind == null || version < 1 || version > kind.version()) {
      throw new JsonFormatException(
          "The cleaning rule "
              + id
              + " of version "
              + version
              + " is unknown. This release knows "
              + KINDS.keySet()
              + "; maybe a newer one wrote the plan.");
    }
    return kind.reader().read(json, registry);
  }
}
