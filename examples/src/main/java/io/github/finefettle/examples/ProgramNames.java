package io.github.finefettle.examples;

import io.github.finefettle.examples.cleaning.CleanDatasetProgram;
import io.github.finefettle.examples.cleaning.FindDuplicatesProgram;
import io.github.finefettle.examples.cleaning.MakeDirtyRowsProgram;
import io.github.finefettle.examples.cleaning.RepairTextProgram;
import io.github.finefettle.examples.cleaning.RestoreDatasetProgram;
import io.github.finefettle.examples.evaluating.EvaluateProgram;
import io.github.finefettle.examples.finetune.ClassifyProgram;
import io.github.finefettle.examples.finetune.FineTuneProgram;
import io.github.finefettle.examples.finetune.TrialWorkerProgram;
import io.github.finefettle.examples.finetune.TwinWorkerProgram;
import io.github.finefettle.examples.messages.MakeMessagesProgram;
import io.github.finefettle.examples.overfitting.ForgettingProgram;
import io.github.finefettle.examples.overfitting.OverfittingProgram;
import io.github.finefettle.examples.pretrain.PretrainProgram;
import io.github.finefettle.examples.splitting.AuditLeaksProgram;
import io.github.finefettle.examples.splitting.SplitDatasetProgram;
import io.github.finefettle.examples.stopping.RecordCurvesProgram;
import io.github.finefettle.examples.stopping.ReplayCurvesProgram;
import java.util.List;

/**
 * Which class is which program. Its options are read from the class by reflection, which takes a
 * tenth of a second for all of them; so a class is not looked at before its program is asked for.
 */
final class ProgramNames {
  /** The names of all programs, in the order in which they are listed. */
  static final List<String> ALL =
      List.of(
          "fine-tune",
          "classify",
          "pretrain",
          "make-messages",
          "repair-text",
          "clean-dataset",
          "restore-dataset",
          "find-duplicates",
          "split-dataset",
          "audit-leaks",
          "evaluate",
          "show-overfitting",
          "compare-forgetting",
          "replay-curves",
          "make-dirty-rows",
          "record-curves",
          "trial-worker",
          "twin-worker");

  private ProgramNames() {}

  /**
   * The program of a name.
   *
   * @param name one of {@link #ALL}
   * @return its class
   */
  static Class<?> programOf(String name) {
    return switch (name) {
      case "fine-tune" -> FineTuneProgram.class;
      case "classify" -> ClassifyProgram.class;
      case "pretrain" -> PretrainProgram.class;
      case "make-messages" -> MakeMessagesProgram.class;
      case "repair-text" -> RepairTextProgram.class;
      case "clean-dataset" -> CleanDatasetProgram.class;
      case "restore-dataset" -> RestoreDatasetProgram.class;
      case "find-duplicates" -> FindDuplicatesProgram.class;
      case "split-dataset" -> SplitDatasetProgram.class;
      case "audit-leaks" -> AuditLeaksProgram.class;
      case "evaluate" -> EvaluateProgram.class;
      case "show-overfitting" -> OverfittingProgram.class;
      case "compare-forgetting" -> ForgettingProgram.class;
      case "replay-curves" -> ReplayCurvesProgram.class;
      case "make-dirty-rows" -> MakeDirtyRowsProgram.class;
      case "record-curves" -> RecordCurvesProgram.class;
      case "trial-worker" -> TrialWorkerProgram.class;
      case "twin-worker" -> TwinWorkerProgram.class;
      default ->
          throw new IllegalArgumentException("There is no program of the name " + name + ".");
    };
  }
}
