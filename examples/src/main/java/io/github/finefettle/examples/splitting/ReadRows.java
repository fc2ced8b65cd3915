package io.github.finefettle.examples.splitting;

import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.FieldPath;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.FieldSchema;
import io.github.finefettle.dataprep.io.FileRows;
import io.github.finefettle.dataprep.io.ParsedRow;
import io.github.finefettle.dataprep.io.RowReader;
import io.github.finefettle.dataprep.io.SourceFrame;
import io.github.finefettle.dataprep.io.SourceRecord;
import io.github.finefettle.examples.BadInputException;
import io.github.finefettle.examples.cleaning.InputOptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a split looks at, of all rows of one file.
 *
 * @param ids the rows that could be parsed
 * @param rows as many
 * @param frame what stands around the records
 * @param rejected how many records are no rows
 */
record ReadRows(List<RowId> ids, List<Row> rows, SourceFrame frame, int rejected) {
  /** The row as the split's schema reads it. */
  static final ExampleSchema<Row> SCHEMA =
      ExampleSchema.ofRecord(Row.class)
          .input("text")
          .label("label")
          .group("group")
          .role(Role.TIME, "time");

  private static final int CHUNK = 1000;

  record Row(String text, String label, String group, String time) {}

  /** The field of each role that the user named; without an input, that is told by the names. */
  static FieldSchema fields(FileRows source, Map<Role, String> named) {
    List<FieldRow> first = InputOptions.firstRows(source);
    FieldSchema fields = FieldSchema.empty();
    if (!named.containsKey(Role.INPUT)) {
      FieldSchema detected = FieldSchema.detect(first);
      if (detected.turns().isPresent()) {
        fields = FieldSchema.ofChat(detected.turns().get().toString());
      } else {
        FieldPath input = detected.roles().get(Role.INPUT);
        if (input == null) {
          throw new BadInputException(
              "No field of " + source.name() + " looks like the input. Name it by --field NAME.");
        }
        fields = fields.with(Role.INPUT, input.toString());
      }
    }
    for (Map.Entry<Role, String> entry : named.entrySet()) {
      fields = fields.with(entry.getKey(), entry.getValue());
    }
    return fields;
  }

  static Map<Role, String> named(
      @Nullable String field,
      @Nullable String label,
      @Nullable String group,
      @Nullable String time) {
    Map<Role, String> named = new EnumMap<>(Role.class);
    put(named, Role.INPUT, field);
    put(named, Role.LABEL, label);
    put(named, Role.GROUP, group);
    put(named, Role.TIME, time);
    return named;
  }

  private static void put(Map<Role, String> named, Role role, @Nullable String field) {
    if (field != null) {
      named.put(role, field);
    }
  }

  static ReadRows of(FileRows source, FieldSchema fields, ProgressListener progress) {
    ExampleSchema<FieldRow> schema = fields.schema();
    List<RowId> ids = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    Map<Role, Integer> present = new EnumMap<>(Role.class);
    int rejected = 0;
    try (RowReader<FieldRow> reader = source.open()) {
      for (List<SourceRecord<FieldRow>> records = reader.next(CHUNK);
          !records.isEmpty();
          records = reader.next(CHUNK)) {
        for (SourceRecord<FieldRow> record : records) {
          ParsedRow<FieldRow> parsed = record.parse();
          if (parsed.isRow()) {
            Example example = schema.read(record.id(), parsed.row());
            ids.add(record.id());
            rows.add(row(example));
            fields.roles().forEach((role, path) -> count(present, role, path, parsed.row()));
          } else {
            rejected++;
          }
        }
        progress.progressed(
            new Progress("read", reader.bytesRead(), source.bytes(), "bytes", source.name()));
      }
      requireFields(source, fields, present, ids.isEmpty());
      return new ReadRows(ids, rows, frame(source, reader.frames()), rejected);
    }
  }

  private static Row row(Example example) {
    return new Row(
        example.text(Role.INPUT),
        example.text(Role.LABEL),
        example.text(Role.GROUP),
        example.text(Role.TIME));
  }

  private static void count(Map<Role, Integer> present, Role role, FieldPath path, FieldRow row) {
    if (row.text(path).isPresent()) {
      present.merge(role, 1, Integer::sum);
    }
  }

  private static SourceFrame frame(FileRows source, List<SourceFrame> frames) {
    if (frames.size() != 1) {
      throw new BadInputException(
          source.name() + " stands for " + frames.size() + " files. Name exactly one file.");
    }
    return frames.get(0);
  }

  private static void requireFields(
      FileRows source, FieldSchema fields, Map<Role, Integer> present, boolean empty) {
    if (empty) {
      throw new BadInputException(
          "No row of " + source.name() + " can be parsed. Check its format and its name's ending.");
    }
    fields
        .roles()
        .forEach(
            (role, path) -> {
              if (!present.containsKey(role)) {
                throw new BadInputException(
                    "No row of "
                        + source.name()
                        + " has the field \""
                        + path
                        + "\". The first one has "
                        + InputOptions.firstRows(source).get(0).names()
                        + "; name one of these.");
              }
            });
  }
}
