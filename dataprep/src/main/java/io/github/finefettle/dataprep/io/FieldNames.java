package io.github.finefettle.dataprep.io;

import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds out what fields are for, by the names that the common data sets use. */
final class FieldNames {
  private static final List<String> TURNS =
      List.of("messages", "conversations", "conversation", "dialog", "dialogue", "turns", "chat");
  private static final List<String> INSTRUCTIONS =
      List.of("instruction", "prompt", "question", "query", "problem", "user", "input", "source");
  private static final List<String> CONTEXTS = List.of("input", "context", "passage", "document");
  private static final List<String> TARGETS =
      List.of(
          "output",
          "response",
          "answer",
          "completion",
          "target",
          "solution",
          "summary",
          "assistant",
          "highlights",
          "translation");
  private static final List<String> CALLS = List.of("answers", "calls", "tool_calls");
  private static final List<String> DOCUMENTS =
      List.of("text", "document", "article", "content", "dialogue", "src", "source", "sentence");

  private final List<FieldRow> rows;

  /** From the name in small letters to the name as it stands, in the order of the names. */
  private final Map<String, String> names = new TreeMap<>();

  FieldNames(List<FieldRow> rows) {
    this.rows = rows;
    for (FieldRow row : rows) {
      row.names().forEach(name -> names.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), name));
    }
  }

  FieldSchema schema() {
    FieldSchema schema =
        chat()
            .or(this::preference)
            .or(this::toolCall)
            .or(this::labelled)
            .or(this::instruction)
            .or(this::withoutNames)
            .or(this::pieces)
            .or(this::text)
            .orElseThrow(
                () ->
                    new UnreadableDataException(
                        "What the fields "
                            + new ArrayList<>(names.values())
                            + " are for cannot be told from their names. Say it role by role, such"
                            + " as the input's and the target's field."));
    schema = with(schema, Role.ID, List.of("id", "_id", "uid", "uuid", "example_id"));
    schema = with(schema, Role.SOURCE, List.of("source", "dataset", "source_dataset", "origin"));
    schema = with(schema, Role.GROUP, List.of("group", "group_id", "author", "user_id"));
    return with(schema, Role.TIME, List.of("timestamp", "created_at", "date", "time"));
  }

  private Optional<String> find(List<String> wanted) {
    return wanted.stream()
        .filter(names::containsKey)
        .map(n -> names.getOrDefault(n, n))
        .findFirst();
  }

  /** A further role, unless its field has one already or is no plain value. */
  private FieldSchema with(FieldSchema schema, Role role, List<String> wanted) {
    Optional<String> found = find(wanted);
    if (found.isEmpty()) {
      return schema;
    }
    FieldPath path = FieldPath.of(found.get());
    boolean taken =
        schema.roles().containsValue(path) || schema.turns().filter(path::equals).isPresent();
    boolean plain =
        rows.stream()
            .map(row -> row.kind(path))
            .noneMatch(kind -> kind == ValueKind.OBJECT || kind == ValueKind.ARRAY);
    return taken || !plain ? schema : schema.with(role, path.toString());
  }

  private Optional<FieldSchema> chat() {
    for (String name : TURNS) {
      String found = names.get(name);
      if (found != null && rows.stream().anyMatch(row -> holdsMessages(row, found))) {
        FieldSchema chat = FieldSchema.ofChat(FieldPath.of(found).toString());
        return Optional.of(with(withTools(chat), Role.LABEL, List.of("label")));
      }
    }
    return Optional.empty();
  }

  private FieldSchema withTools(FieldSchema schema) {
    String tools = names.get("tools");
    return tools == null ? schema : schema.with(Role.TOOLS, FieldPath.of(tools).toString());
  }

  private static boolean holdsMessages(FieldRow row, String name) {
    return RowChats.holdsMessages(row, FieldPath.of(name));
  }

  private Optional<FieldSchema> preference() {
    if (!names.containsKey("chosen") || !names.containsKey("rejected")) {
      return Optional.empty();
    }
    FieldSchema schema =
        FieldSchema.empty().with(Role.TARGET, path("chosen")).with(Role.REJECTED, path("rejected"));
    Optional<String> prompt = find(INSTRUCTIONS);
    return Optional.of(prompt.isPresent() ? schema.with(Role.INPUT, quoted(prompt.get())) : schema);
  }

  private Optional<FieldSchema> toolCall() {
    Optional<String> calls = find(CALLS);
    Optional<String> prompt = find(INSTRUCTIONS);
    return names.containsKey("tools") && calls.isPresent() && prompt.isPresent()
        ? Optional.of(
            withTools(
                FieldSchema.empty()
                    .with(Role.INPUT, quoted(prompt.get()))
                    .with(Role.CALL, quoted(calls.get()))))
        : Optional.empty();
  }

  private Optional<FieldSchema> labelled() {
    List<String> all = new ArrayList<>(names.values());
    var text = ColumnNames.text(all);
    var label = ColumnNames.label(all);
    if (text.isEmpty() || label.isEmpty() || names.containsKey("instruction")) {
      return Optional.empty();
    }
    boolean target = all.get(label.getAsInt()).strip().equalsIgnoreCase("target");
    return target
        ? Optional.empty()
        : Optional.of(
            FieldSchema.empty()
                .with(Role.INPUT, quoted(all.get(text.getAsInt())))
                .with(Role.LABEL, quoted(all.get(label.getAsInt()))));
  }

  private Optional<FieldSchema> instruction() {
    Optional<String> target = find(TARGETS);
    Optional<String> input = find(INSTRUCTIONS).or(() -> find(DOCUMENTS));
    if (target.isEmpty() || input.isEmpty()) {
      return Optional.empty();
    }
    FieldSchema schema =
        FieldSchema.empty()
            .with(Role.INPUT, quoted(input.get()))
            .with(Role.TARGET, quoted(target.get()));
    return Optional.of(with(schema, Role.CONTEXT, CONTEXTS));
  }

  /** Columns without a header: label and text, as LabelledTextReader reads them. */
  private Optional<FieldSchema> withoutNames() {
    return names.size() >= 2 && names.containsKey("1") && names.containsKey("2")
        ? Optional.of(FieldSchema.empty().with(Role.LABEL, "1").with(Role.INPUT, "2"))
        : Optional.empty();
  }

  /** Annotated utterances: one field, a list of objects that have a text each. */
  private Optional<FieldSchema> pieces() {
    for (String name : names.values()) {
      FieldPath path = FieldPath.of(name);
      boolean all =
          !rows.isEmpty()
              && rows.stream()
                  .allMatch(
                      row ->
                          !row.elements(path).isEmpty()
                              && row.kind(row.elements(path).get(0).member("text"))
                                  == ValueKind.STRING);
      if (all) {
        return Optional.of(FieldSchema.empty().withPieces(Role.INPUT, path.toString()));
      }
    }
    return Optional.empty();
  }

  private Optional<FieldSchema> text() {
    Optional<String> text =
        find(DOCUMENTS)
            .or(() -> find(List.of("line", "body", "message", "raw_content")))
            .or(() -> names.size() == 1 ? names.values().stream().findFirst() : Optional.empty());
    return text.map(name -> FieldSchema.empty().with(Role.INPUT, quoted(name)));
  }

  private String path(String name) {
    return quoted(names.getOrDefault(name, name));
  }

  private static String quoted(String name) {
    return FieldPath.of(name).toString();
  }
}
