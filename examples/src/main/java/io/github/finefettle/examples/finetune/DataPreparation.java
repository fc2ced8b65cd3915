package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.Splits;
import io.github.finefettle.dataprep.cleaning.CleaningResult;
import io.github.finefettle.dataprep.cleaning.DatasetCleaner;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.LabelledTextReader;
import io.github.finefettle.dataprep.io.SourceRows;
import io.github.finefettle.dataprep.splitting.Leak;
import io.github.finefettle.dataprep.splitting.NaiveSplitLeak;
import io.github.finefettle.dataprep.splitting.SplitPlan;
import io.github.finefettle.dataprep.sufficiency.DataSufficiency;
import io.github.finefettle.dataprep.sufficiency.SufficiencyReport;
import io.github.finefettle.examples.BadInputException;
import java.util.List;
import java.util.TreeSet;

/** From a file to three splits: read, clean, ask whether it is enough, split without leaks. */
final class DataPreparation {
  private static final int FEWEST_ROWS = 100;

  private final SourceRows<LabelledText> raw;
  private final CleaningResult<LabelledText> cleaned;

  private DataPreparation(SourceRows<LabelledText> raw, CleaningResult<LabelledText> cleaned) {
    this.raw = raw;
    this.cleaned = cleaned;
  }

  /** Reads and cleans. */
  static DataPreparation of(
      Workspace workspace, FineTuneOptions options, ProgressListener progress) {
    LabelledTextReader reader = LabelledTextReader.detecting();
    if (options.textColumn() != null) {
      reader = reader.textColumn(options.textColumn());
    }
    if (options.labelColumn() != null) {
      reader = reader.labelColumn(options.labelColumn());
    }
    SourceRows<LabelledText> raw = reader.read(workspace.input());
    CleaningResult<LabelledText> cleaned =
        DatasetCleaner.withDefaultsForClassification(LabelledText.schema())
            .runner()
            .progress(progress)
            .clean(raw);
    requireTrainable(cleaned.kept());
    return new DataPreparation(raw, cleaned);
  }

  private static void requireTrainable(List<LabelledText> kept) {
    List<String> labels = labelsOf(kept);
    if (labels.size() < 2) {
      throw new BadInputException(
          "After cleaning all "
              + kept.size()
              + " rows have "
              + (labels.isEmpty() ? "no label" : "the one label \"" + labels.get(0) + "\"")
              + "; there is nothing to tell apart."
              + " Give rows of at least two classes, or name the right --label-column.");
    }
    if (kept.size() < FEWEST_ROWS) {
      throw new BadInputException(
          "After cleaning "
              + kept.size()
              + " rows are left, but at least "
              + FEWEST_ROWS
              + " are needed to train, choose and test on rows apart. Collect more rows.");
    }
  }

  static List<String> labelsOf(List<LabelledText> rows) {
    TreeSet<String> labels = new TreeSet<>();
    rows.forEach(row -> labels.add(row.label()));
    return List.copyOf(labels);
  }

  /** The rows as they came. */
  SourceRows<LabelledText> raw() {
    return raw;
  }

  CleaningResult<LabelledText> cleaned() {
    return cleaned;
  }

  /** All labels in order. */
  List<String> labels() {
    return labelsOf(cleaned.kept());
  }

  SufficiencyReport sufficiency(long seed, ProgressListener progress) {
    return DataSufficiency.forClassification()
        .seed(seed)
        .assess(
            cleaned.keptIds(),
            cleaned.kept(),
            LabelledText::text,
            LabelledText::label,
            progress,
            new Cancellation());
  }

  static SplitPlan splitPlan(long seed) {
    return SplitPlan.of(0.8, 0.1, 0.1)
        .stratifiedBy(Role.LABEL)
        .keepingDuplicatesTogether()
        .seed(seed);
  }

  Splits<LabelledText> split(long seed) {
    try {
      return cleaned.split(splitPlan(seed));
    } catch (IllegalArgumentException e) {
      // Too few rows of a class for three splits: the message says which, and what to do.
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  /** What a random split of the rows as they came would have leaked. */
  Leak naiveLeak(long seed) {
    return NaiveSplitLeak.of(splitPlan(seed))
        .measure(raw.rows().stream().map(LabelledText::text).toList());
  }

  static JsonValue.JsonObject json(Splits<LabelledText> splits, Leak leak) {
    return JsonValue.object()
        .put("train", splits.train().size())
        .put("validation", splits.validation().size())
        .put("test", splits.test().size())
        .put("leakedByNaiveSplit", leak.count())
        .put("naiveSplit", leak.toJson())
        .toJson();
  }
}
