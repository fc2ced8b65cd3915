package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.TrainSplit;
import io.github.finefettle.core.split.ValidationSplit;
import io.github.finefettle.dataprep.examples.LabelledText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a worker process needs to train: the rows to train on and to choose by, the base
 * checkpoint, the objective and the seed. The test split is not in it, so no worker can look at it.
 *
 * @param checkpoint the folder of the base checkpoint
 * @param labels all labels in order; the model's classes
 * @param objective what is to be improved
 * @param seed decides initial weights, dropout and shuffles
 * @param train the rows to train on
 * @param validation the rows to choose by
 */
record TrainingTask(
    Path checkpoint,
    List<String> labels,
    Objective objective,
    long seed,
    TrainSplit<LabelledText> train,
    ValidationSplit<LabelledText> validation) {
  private static final String SETTINGS = "task.json";
  private static final String TRAIN = "train.jsonl";
  private static final String VALIDATION = "validation.jsonl";

  /**
   * What the task is by content: rows, labels, objective, seed and the checkpoint's files, but not
   * where they lie. A journal that was begun with another task is refused.
   */
  Fingerprint fingerprint() {
    try {
      var json =
          JsonValue.object()
              .put("labels", JsonValue.strings(labels))
              .put("objective", objective.toJson())
              .put("seed", seed)
              .put("train", Fingerprint.of(JsonValue.of(lines(train.ids(), train.rows()))).hex())
              .put(
                  "validation",
                  Fingerprint.of(JsonValue.of(lines(validation.ids(), validation.rows()))).hex());
      for (String file : Workspace.CHECKPOINT_FILES) {
        json.put(file, Fingerprint.ofBytes(Files.readAllBytes(checkpoint.resolve(file))).hex());
      }
      return Fingerprint.of(json.toJson());
    } catch (IOException e) {
      throw new UncheckedIOException("The checkpoint " + checkpoint + " could not be read.", e);
    }
  }

  /** Writes the task into a folder, the settings last: where they are, all is. */
  void write(Path folder) {
    try {
      Files.createDirectories(folder);
      replace(folder.resolve(TRAIN), lines(train.ids(), train.rows()));
      replace(folder.resolve(VALIDATION), lines(validation.ids(), validation.rows()));
      JsonValue settings =
          JsonValue.object()
              .put("checkpoint", checkpoint.toString())
              .put("labels", JsonValue.strings(labels))
              .put("objective", objective.toJson())
              .put("seed", seed)
              .toJson();
      replace(folder.resolve(SETTINGS), settings.toPrettyString());
    } catch (IOException e) {
      throw new UncheckedIOException("The training task could not be written to " + folder, e);
    }
  }

  /** Reads what {@link #write} wrote. */
  static TrainingTask read(Path folder) {
    try {
      JsonValue.JsonObject settings =
          JsonValue.parse(Files.readString(folder.resolve(SETTINGS), StandardCharsets.UTF_8))
              .asObject();
      Rows train = readRows(folder.resolve(TRAIN));
      Rows validation = readRows(folder.resolve(VALIDATION));
      return new TrainingTask(
          Path.of(settings.string("checkpoint")),
          settings.array("labels").stream().map(JsonValue::asString).toList(),
          Objective.fromJson(settings.get("objective")),
          settings.integer("seed"),
          new TrainSplit<>(train.ids, train.rows),
          new ValidationSplit<>(validation.ids, validation.rows));
    } catch (IOException e) {
      throw new UncheckedIOException("The training task could not be read from " + folder, e);
    }
  }

  private static String lines(List<RowId> ids, List<LabelledText> rows) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      lines
          .append(
              JsonValue.object()
                  .put("id", ids.get(i).toString())
                  .put("text", rows.get(i).text())
                  .put("label", rows.get(i).label())
                  .toJson()
                  .toCanonicalString())
          .append('\n');
    }
    return lines.toString();
  }

  private static Rows readRows(Path file) throws IOException {
    Rows rows = new Rows(new ArrayList<>(), new ArrayList<>());
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      JsonValue.JsonObject row = JsonValue.parse(line).asObject();
      rows.ids.add(RowId.parse(row.string("id")));
      rows.rows.add(new LabelledText(row.string("text"), row.string("label")));
    }
    return rows;
  }

  /**
   * Writes beside and moves over, so that a reader sees the old file or the new one, never half.
   */
  static void replace(Path file, String content) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(beside, content, StandardCharsets.UTF_8);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private record Rows(List<RowId> ids, List<LabelledText> rows) {}
}
