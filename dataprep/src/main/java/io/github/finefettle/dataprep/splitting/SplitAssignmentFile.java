package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file of a {@link SplitAssignment}, line by line. */
final class SplitAssignmentFile {
  private static final String KIND = "split-assignment";
  private static final int VERSION = 1;

  private final Path file;
  private final Map<String, String> sources = new HashMap<>();
  private long line;

  private SplitAssignmentFile(Path file) {
    this.file = file;
  }

  static void write(SplitAssignment assignment, Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try (BufferedWriter out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
      line(out, header(assignment));
      for (int i = 0; i < assignment.size(); i++) {
        line(out, row(assignment, i));
      }
    }
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void line(BufferedWriter out, JsonValue.JsonObject json) throws IOException {
    out.write(json.toCanonicalString());
    out.write('\n');
  }

  private static JsonValue.JsonObject header(SplitAssignment assignment) {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("plan", assignment.plan().toJson())
        .put("fingerprint", assignment.fingerprint().hex())
        .put("rows", assignment.size())
        .putIfPresent("borders", assignment.borders().map(TimeBorders::toJson))
        .toJson();
  }

  private static JsonValue.JsonObject row(SplitAssignment assignment, int index) {
    RowId id = assignment.ids().get(index);
    RowId first = assignment.first(index);
    JsonObjectBuilder json =
        JsonValue.object()
            .put("row", id.toString())
            .put("side", assignment.side(index).label())
            .put("input", HexFormat.of().toHexDigits(assignment.input(index)));
    return first.equals(id) ? json.toJson() : json.put("first", first.toString()).toJson();
  }

  static SplitAssignment read(Path file) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return new SplitAssignmentFile(file).read(in);
    }
  }

  private SplitAssignment read(BufferedReader in) throws IOException {
    JsonValue.JsonObject header = parse(in.readLine());
    header.requireKind(KIND, VERSION);
    SplitPlan plan = SplitPlan.fromJson(header.get("plan"));
    if (!plan.fingerprint().hex().equals(header.string("fingerprint"))) {
      throw new JsonFormatException(
          "The plan in "
              + file
              + " has not the fingerprint that stands beside it. The file was changed by hand; give"
              + " it as it was written.");
    }
    long rows = header.integer("rows");
    SplitAssignment.Builder builder = new SplitAssignment.Builder();
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      add(parse(text), builder);
    }
    if (builder.size() != rows) {
      throw new JsonFormatException(
          "The split assignment "
              + file
              + " holds "
              + builder.size()
              + " rows, but its header says "
              + rows
              + ". It was cut short or changed; give it as it was written.");
    }
    return builder.build(plan, header.find("borders").map(TimeBorders::fromJson));
  }

  private JsonValue.JsonObject parse(@Nullable String text) {
    line++;
    if (text == null) {
      throw new JsonFormatException(
          "The file " + file + " is empty. Give a split assignment that was written by a split.");
    }
    try {
      return JsonValue.parse(text).asObject();
    } catch (JsonFormatException e) {
      throw damaged(e);
    }
  }

  private void add(JsonValue.JsonObject json, SplitAssignment.Builder builder) {
    try {
      RowId id = row(json.string("row"));
      RowId first = json.find("first").map(text -> row(text.asString())).orElse(id);
      Side side = Side.valueOf(json.string("side").toUpperCase(Locale.ROOT));
      builder.add(id, first, side, HexFormat.fromHexDigitsToLong(json.string("input")));
    } catch (IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private RowId row(String text) {
    RowId id = RowId.parse(text);
    return new RowId(sources.computeIfAbsent(id.source(), s -> s), id.position());
  }

  private JsonFormatException damaged(IllegalArgumentException cause) {
    return new JsonFormatException(
        "Line " + line + " of the split assignment " + file + " is damaged: " + cause.getMessage(),
        cause);
  }
}
