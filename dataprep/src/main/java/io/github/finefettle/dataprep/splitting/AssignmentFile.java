package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.definition.Fingerprint;
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
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The file of an assignment, a header and then the rows, line by line. */
final class AssignmentFile {
  private final Path file;
  private final String kind;
  private final int version;
  private final String member;
  private final Map<String, String> sources = new HashMap<>();
  private long line;

  /**
   * To be read.
   *
   * @param kind of which kind the file must be
   * @param version the newest version that is understood
   * @param member under which name the place of a row stands
   */
  AssignmentFile(Path file, String kind, int version, String member) {
    this.file = file;
    this.kind = kind;
    this.version = version;
    this.member = member;
  }

  static void write(
      Path file,
      JsonValue.JsonObject header,
      PlacedRows rows,
      String member,
      IntFunction<String> label)
      throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try (BufferedWriter out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
      line(out, header);
      for (int i = 0; i < rows.size(); i++) {
        line(out, row(rows, i, member, label));
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

  private static JsonValue.JsonObject row(
      PlacedRows rows, int index, String member, IntFunction<String> label) {
    RowId id = rows.ids().get(index);
    RowId first = rows.first(index);
    JsonObjectBuilder json =
        JsonValue.object()
            .put("row", id.toString())
            .put(member, label.apply(rows.place(index)))
            .put("input", HexFormat.of().toHexDigits(rows.input(index)));
    return first.equals(id) ? json.toJson() : json.put("first", first.toString()).toJson();
  }

  /** Makes an assignment of what stands in the file. */
  @FunctionalInterface
  interface Reading<A> {
    A read(JsonValue.JsonObject header, Source source) throws IOException;
  }

  /** Gives what stands in the file behind the header. */
  interface Source {
    /** Refuses a plan that is not the one that was written. */
    void requireFingerprint(Fingerprint plan);

    /** All rows; the place of each by the word that stands there. */
    PlacedRows rows(ToIntFunction<String> place) throws IOException;
  }

  <A> A read(Reading<A> reading) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      JsonValue.JsonObject header = parse(in.readLine());
      header.requireKind(kind, version);
      return reading.read(header, source(header, in));
    }
  }

  private Source source(JsonValue.JsonObject header, BufferedReader in) {
    return new Source() {
      @Override
      public void requireFingerprint(Fingerprint plan) {
        if (!plan.hex().equals(header.string("fingerprint"))) {
          throw new JsonFormatException(
              "The plan in "
                  + file
                  + " has not the fingerprint that stands beside it. The file was changed by hand;"
                  + " give it as it was written.");
        }
      }

      @Override
      public PlacedRows rows(ToIntFunction<String> place) throws IOException {
        return all(header.integer("rows"), in, place);
      }
    };
  }

  private PlacedRows all(long rows, BufferedReader in, ToIntFunction<String> place)
      throws IOException {
    PlacedRows.Builder builder = new PlacedRows.Builder();
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      add(parse(text), place, builder);
    }
    if (builder.size() != rows) {
      throw new JsonFormatException(
          "The "
              + what()
              + " "
              + file
              + " holds "
              + builder.size()
              + " rows, but its header says "
              + rows
              + ". It was cut short or changed; give it as it was written.");
    }
    return builder.build();
  }

  private JsonValue.JsonObject parse(@Nullable String text) {
    line++;
    if (text == null) {
      throw new JsonFormatException(
          "The file " + file + " is empty. Give a " + what() + " that was written by a split.");
    }
    try {
      return JsonValue.parse(text).asObject();
    } catch (JsonFormatException e) {
      throw damaged(e);
    }
  }

  private void add(
      JsonValue.JsonObject json, ToIntFunction<String> place, PlacedRows.Builder builder) {
    try {
      RowId id = row(json.string("row"));
      RowId first = json.find("first").map(text -> row(text.asString())).orElse(id);
      builder.add(
          id,
          first,
          place.applyAsInt(json.string(member)),
          HexFormat.fromHexDigitsToLong(json.string("input")));
    } catch (IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private RowId row(String text) {
    RowId id = RowId.parse(text);
    return new RowId(sources.computeIfAbsent(id.source(), s -> s), id.position());
  }

  /** Such as "fold assignment". */
  private String what() {
    return kind.replace('-', ' ');
  }

  private JsonFormatException damaged(IllegalArgumentException cause) {
    return new JsonFormatException(
        "Line " + line + " of the " + what() + " " + file + " is damaged: " + cause.getMessage(),
        cause);
  }
}
