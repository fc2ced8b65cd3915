package io.github.finefettle.report;

import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Excerpt;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.evidence.Table;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Made-up evidence of a whole fine-tuning, rich enough to show every kind of figure. */
final class SampleEvidence {
  private SampleEvidence() {}

  static FineTuningAudit audit() {
    return FineTuningAudit.of(
            cleaning(),
            splitting(),
            sufficiency(),
            study(),
            stopping(),
            diagnosis(),
            metric(),
            evaluation(),
            validation())
        .withTitle("Ham or spam: Llama 260k on 5,574 messages")
        .withRunFacts(
            Map.of(
                "FineFettle", "0.1.0-SNAPSHOT",
                "Java", "17.0.15",
                "Unicode", "13.0",
                "Seed", "42",
                "Base checkpoint", "stories260K.safetensors"));
  }

  static Evidence cleaning() {
    return Evidence.of(
            "DatasetCleaner",
            Mistake.POOR_DATA_PREPARATION,
            "5,574 rows read, 5,021 kept, 541 dropped and 12 set aside, each with rule and reason.")
        .with(
            Claim.required(
                    "cleaning.accounted",
                    "Every row is kept, dropped by a rule or set aside",
                    ClaimState.MET)
                .withN(5574))
        .with(
            Claim.required(
                    "cleaning.rule-share",
                    "No rule removed more of a class than allowed",
                    ClaimState.MET)
                .withValue(0.0841)
                .withN(747)
                .withLimit(0.2))
        .with(
            Claim.advisory(
                    "cleaning.labels", "No two equal messages carry two labels", ClaimState.NOT_MET)
                .withValue(3)
                .withN(5021)
                .withLimit(0))
        .with(
            new Finding(
                Severity.WARNING,
                "conflicting-labels",
                "3 pairs of messages are equal but for their labels.",
                "Read the pairs in the ledger and decide; keep neither if you cannot."))
        .with(
            new Finding(
                Severity.INFO,
                "mojibake",
                "61 messages held text that was decoded twice; it was repaired.",
                ""))
        .with(
            new Figure.Flow(
                "Rows through the cleaning plan",
                "rows",
                List.of(
                    new Figure.Stage("Read", 5562, 12),
                    new Figure.Stage("Repair encoding", 5562, 0),
                    new Figure.Stage("Drop missing label or text", 5560, 2),
                    new Figure.Stage("Drop exact duplicates", 5157, 403),
                    new Figure.Stage("Drop near duplicates (similarity 0.8)", 5021, 136))))
        .with(
            new Table(
                "Dropped by rule and class",
                List.of("Rule", "Version", "ham", "spam", "Share of ham", "Share of spam"),
                List.of(
                    List.of("missing", "1", "2", "0", "0.04 %", "0 %"),
                    List.of("exact-duplicate", "1", "309", "94", "6.4 %", "12.6 %"),
                    List.of("near-duplicate", "2", "73", "63", "1.5 %", "8.4 %"))))
        .withFact("Rows read", "5,574")
        .withFact("Changed rows", "1,204")
        .withFact("Unicode normal form", "NFC")
        .with(
            new Excerpt(
                "sms.tsv#1163 before repair",
                "Youâ€™ve won a £1000 prize! Call 09050001808 from land line. Claim M95."))
        .with(
            new Excerpt(
                "near duplicate of sms.tsv#41",
                "Your free ringtone is waiting to be collected.\nSimply text the password \"MIX\""
                    + " to 85069 to verify."))
        .withCardField("data.rows", "5,021 after cleaning (5,574 read)")
        .withCardField("data.source", "SMS Spam Collection")
        .withDefinition(Fingerprint.of(JsonValue.of("cleaning")));
  }

  static Evidence splitting() {
    return Evidence.of(
            "SplitPlan",
            Mistake.POOR_DATA_PREPARATION,
            "80/10/10 by label with duplicates kept together; a naive split would have leaked 87"
                + " test rows.")
        .with(
            Claim.required(
                    "split.leak-free",
                    "No test row has a near duplicate among the training rows",
                    ClaimState.MET)
                .withValue(0)
                .withInterval(new Interval(0, 0.00594, 0.95, "Clopper-Pearson"))
                .withN(502)
                .withLimit(0))
        .withFact("Test rows a naive split leaks", "87")
        .withDefinition(Fingerprint.of(JsonValue.of("split")));
  }

  static Evidence sufficiency() {
    List<Double> rows = List.of(502.0, 1004.0, 2008.0, 3012.0, 4017.0);
    return Evidence.of(
            "DataSufficiency",
            Mistake.INSUFFICIENT_DATA,
            "653 spam rows carry the rare class; the learning curve still rises at the end.")
        .with(
            Claim.required(
                    "sufficiency.rows", "Each class has enough rows to learn from", ClaimState.MET)
                .withValue(653)
                .withN(5021)
                .withLimit(200))
        .with(
            Claim.required(
                    "sufficiency.curve",
                    "More rows of the same kind would add less than 0.01",
                    ClaimState.UNDECIDED)
                .withValue(0.0121)
                .withInterval(new Interval(-0.0034, 0.0277, 0.95, "bootstrap"))
                .withN(502)
                .withLimit(0.01))
        .with(
            new Figure.Lines(
                "Learning curve of the linear stand-in",
                "training rows",
                "macro-F1 on validation",
                List.of(
                    new Figure.Series(
                        "macro-F1, mean of 5 draws",
                        rows,
                        List.of(0.871, 0.912, 0.934, 0.943, 0.949),
                        List.of(0.842, 0.893, 0.921, 0.931, 0.939),
                        List.of(0.897, 0.929, 0.946, 0.953, 0.958),
                        OptionalInt.empty()))))
        .with(
            new Figure.Bars(
                "Rows by class after cleaning",
                "rows",
                List.of(Figure.Bar.of("ham", 4368), Figure.Bar.of("spam", 653))))
        .withCardField("data.classes", "ham 4,368, spam 653");
  }

  static Evidence study() {
    RandomSequence random = RandomStream.of(7, "sample").sequence();
    List<String> names = new ArrayList<>();
    List<List<Double>> lines = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      double rate = new double[] {1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3}[random.nextInt(6)];
      double batch = new double[] {8, 16, 32}[random.nextInt(3)];
      double epochs = new double[] {2, 4, 8}[random.nextInt(3)];
      double score =
          0.9 + 0.05 * random.nextUniform() - (rate < 5e-5 ? 0.12 : 0) - (rate > 2e-3 ? 0.2 : 0);
      names.add("trial " + i);
      lines.add(List.of(rate, batch, epochs, score));
      rows.add(
          List.of(
              "" + i,
              JsonValue.of(rate).toCanonicalString(),
              "" + (int) batch,
              "" + (int) epochs,
              JsonValue.of(Math.rint(score * 1e4) / 1e4).toCanonicalString(),
              i % 3 == 2 ? "pruned" : "complete"));
    }
    return Evidence.of(
            "Study",
            Mistake.UNTUNED_HYPERPARAMETERS,
            "18 trials over 3 hyperparameters, 6 pruned; the best beats the defaults by 0.021.")
        .with(
            Claim.required("study.trials", "At least nine settings were tried", ClaimState.MET)
                .withValue(18)
                .withLimit(9))
        .with(
            Claim.required(
                "study.edge", "The best setting is not at the edge of the grid", ClaimState.MET))
        .with(
            new Figure.ParallelCoordinates(
                "Trials",
                List.of("learning_rate", "batch_size", "epochs", "macro-F1"),
                names,
                lines))
        .with(
            new Figure.Bars(
                "Importance of the hyperparameters",
                "share of the variance of macro-F1",
                List.of(
                    Figure.Bar.of("learning_rate", 0.71, 0.58, 0.82),
                    Figure.Bar.of("epochs", 0.17, 0.06, 0.3),
                    Figure.Bar.of("batch_size", 0.04, 0, 0.11))))
        .with(
            new Table(
                "Trials in the order they began",
                List.of("Trial", "learning_rate", "batch_size", "epochs", "macro-F1", "State"),
                rows))
        .withCardField("model.learning_rate", "0.0003")
        .withDefinition(Fingerprint.of(JsonValue.of("study")));
  }

  static Evidence stopping() {
    List<Double> epochs = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
    return Evidence.of(
            "EarlyStopping",
            Mistake.OVERFITTING,
            "Stopped after epoch 8, three epochs without improvement; weights of epoch 5 restored.")
        .with(
            Claim.required(
                    "stopping.restored",
                    "The restored weights give the best validation value again",
                    ClaimState.MET)
                .withValue(0.1184)
                .withN(502)
                .withLimit(0.1184))
        .with(
            Claim.required(
                    "overfitting.gap",
                    "The gap between training and validation loss stays below its limit",
                    ClaimState.NOT_MET)
                .withValue(0.0871)
                .withInterval(new Interval(0.0612, 0.1133, 0.95, "paired bootstrap"))
                .withN(502)
                .withLimit(0.05))
        .with(
            new Finding(
                Severity.PROBLEM,
                "gap",
                "Validation loss rises from epoch 6 on while training loss still falls.",
                "Raise dropout on the head or freeze the lower layers; then run the study again."))
        .with(
            new Figure.Lines(
                "Training curves",
                "epoch",
                "loss",
                List.of(
                    Figure.Series.of(
                        "training",
                        epochs,
                        List.of(0.412, 0.243, 0.171, 0.121, 0.084, 0.058, 0.039, 0.027)),
                    new Figure.Series(
                            "validation",
                            epochs,
                            List.of(0.351, 0.226, 0.167, 0.129, 0.1184, 0.124, 0.137, 0.159),
                            List.of(0.32, 0.2, 0.145, 0.108, 0.0961, 0.1, 0.112, 0.131),
                            List.of(0.383, 0.253, 0.19, 0.151, 0.141, 0.149, 0.163, 0.188),
                            OptionalInt.empty())
                        .marking(4))));
  }

  static Evidence diagnosis() {
    RandomSequence random = RandomStream.of(8, "sample").sequence();
    List<String> names = new ArrayList<>();
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double p = random.nextUniform();
      names.add("sms.tsv#" + (100 + 13 * i));
      x.add(p * 180 + 5);
      y.add(0.02 + p * p * 0.8 * random.nextUniform());
    }
    return Evidence.of(
            "OverfittingDiagnosis",
            Mistake.OVERFITTING,
            "Loss on validation grows with the length of the message.")
        .with(
            new Figure.Scatter(
                "Validation loss by length", "characters", "loss of the row", names, x, y));
  }

  static Evidence metric() {
    return Evidence.of(
            "MetricSelector",
            Mistake.WRONG_METRIC,
            "Macro-F1 was chosen; accuracy was refused, because always saying \"ham\" scores 0.87.")
        .with(
            Claim.required(
                    "metric.baseline",
                    "The chosen metric gives the majority baseline no credit",
                    ClaimState.MET)
                .withValue(0.4652)
                .withN(5021)
                .withLimit(0.5))
        .withFact("Primary metric", "macro-F1")
        .withFact("Refused", "accuracy, error rate")
        .withCardField("model.metric", "macro-F1");
  }

  static Evidence evaluation() {
    return Evidence.of(
            "Evaluation",
            Mistake.WRONG_METRIC,
            "Macro-F1 0.961 on the untouched test split, against 0.465 of the majority baseline.")
        .with(
            Claim.required("evaluation.once", "The test split was opened once", ClaimState.MET)
                .withValue(1)
                .withLimit(1))
        .with(
            new Figure.Matrix(
                "Confusion matrix on the test split",
                "true label",
                "predicted label",
                List.of("ham", "spam"),
                List.of("ham", "spam"),
                List.of(List.of(433L, 4L), List.of(5L, 60L))))
        .with(
            new Figure.Matrix(
                "Confusion by topic",
                "true topic",
                "predicted topic",
                topics(),
                topics(),
                topicCounts()))
        .with(
            new Figure.Reliability(
                "Reliability on the test split",
                List.of(0.05, 0.15, 0.26, 0.35, 0.46, 0.55, 0.64, 0.75, 0.86, 0.97),
                List.of(0.01, 0.11, 0.2, 0.31, 0.38, 0.6, 0.7, 0.83, 0.9, 0.99),
                List.of(210L, 40L, 21L, 12L, 8L, 9L, 14L, 22L, 51L, 115L)))
        .with(
            new Figure.Bars(
                "Careful against careless, on the honest test split",
                "macro-F1 (95 % interval)",
                List.of(
                    Figure.Bar.of("careful", 0.961, 0.934, 0.981),
                    Figure.Bar.of("careless, honestly", 0.902, 0.868, 0.931),
                    Figure.Bar.of("careless, as claimed on its own split", 0.978, 0.963, 0.99),
                    Figure.Bar.of("always ham", 0.465, 0.459, 0.47))))
        .withCardField("model.test.macro-f1", "0.961 (0.934 to 0.981, n = 502)");
  }

  static Evidence validation() {
    return Evidence.of(
            "RealWorldValidation",
            Mistake.NO_REAL_WORLD_VALIDATION,
            "SHIP: all five perturbations stay below 5 % of changed answers.")
        .with(invariance("typos", 0.0119, 0.0049, 0.0243))
        .with(invariance("casing", 0.004, 0.0005, 0.0143))
        .with(invariance("homoglyphs", 0.0219, 0.011, 0.0388))
        .withCardField("model.verdict", "SHIP");
  }

  private static Claim invariance(String name, double rate, double low, double high) {
    return Claim.required(
            "validation." + name,
            "Answers change in at most 5 % of messages under " + name,
            ClaimState.MET)
        .withValue(rate)
        .withInterval(new Interval(low, high, 0.95, "Clopper-Pearson"))
        .withN(502)
        .withLimit(0.05);
  }

  private static List<String> topics() {
    return List.of(
        "delivery",
        "refund",
        "password reset",
        "invoice",
        "complaint",
        "opening hours",
        "praise",
        "cancellation",
        "other");
  }

  private static List<List<Long>> topicCounts() {
    RandomSequence random = RandomStream.of(9, "sample").sequence();
    List<List<Long>> counts = new ArrayList<>();
    for (int r = 0; r < 9; r++) {
      List<Long> row = new ArrayList<>();
      for (int c = 0; c < 9; c++) {
        row.add(r == c ? 40L + random.nextInt(80) : Math.max(0L, random.nextInt(14) - 6L));
      }
      counts.add(row);
    }
    return counts;
  }
}
