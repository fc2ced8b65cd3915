package io.github.finefettle.dataprep.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row that is a JSON object.
 *
 * <p>Edits of strings are kept beside the bytes until the row is written, because a plan edits the
 * same value many times. All other edits make new bytes at once.
 */
final class JsonRow extends FieldRow {
  private final byte[] in;
  private final int from;
  private final int to;
  private final JsonTape tape;
  private final JsonEdits edits;
  private final boolean rewritten;
  private final JsonChildren children;

  private JsonRow(
      byte[] in, int from, int to, JsonTape tape, JsonEdits edits, JsonChildren children) {
    this(in, from, to, tape, edits, children, false);
  }

  private JsonRow(
      byte[] in,
      int from,
      int to,
      JsonTape tape,
      JsonEdits edits,
      JsonChildren children,
      boolean rewritten) {
    this.in = in;
    this.from = from;
    this.to = to;
    this.tape = tape;
    this.edits = edits;
    this.children = children;
    this.rewritten = rewritten;
  }

  /** A row of bytes that nobody will change, whose tape is that of an object. */
  static JsonRow of(byte[] in, int from, int to, JsonTape tape) {
    return new JsonRow(in, from, to, tape, JsonEdits.NONE, new JsonChildren(in, tape));
  }

  static JsonRow ofFields(Map<String, String> fields) {
    JsonObjectText out = new JsonObjectText();
    fields.forEach(out::member);
    return ofValid(out.bytes(), false);
  }

  static JsonRow read(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonTokenizer tokenizer = new JsonTokenizer(bytes, 0, bytes.length);
    boolean valid = tokenizer.run();
    if (!valid || tokenizer.tape().kind(0) != ValueKind.OBJECT) {
      throw new IllegalArgumentException(
          (valid ? "The text is JSON but no object." : tokenizer.problem())
              + " Give one JSON object with no member twice.");
    }
    return of(bytes, 0, bytes.length, tokenizer.tape());
  }

  private static JsonRow ofValid(byte[] bytes, boolean rewritten) {
    JsonTokenizer tokenizer = new JsonTokenizer(bytes, 0, bytes.length);
    if (!tokenizer.run()) {
      throw new IllegalArgumentException(
          "The edited row is no JSON. " + tokenizer.problem() + " Give each name once.");
    }
    JsonTape tape = tokenizer.tape();
    return new JsonRow(
        bytes, 0, bytes.length, tape, JsonEdits.NONE, new JsonChildren(bytes, tape), rewritten);
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    int stop = tape.next(0);
    for (int node = tape.firstChild(0); node != stop; node = tape.next(node)) {
      names.add(JsonText.name(in, tape, node));
    }
    return List.copyOf(names);
  }

  @Override
  public ValueKind kind(FieldPath path) {
    int node = find(path.steps(), path.steps().size());
    return node < 0
        ? ValueKind.MISSING
        : edits.text(node) != null ? ValueKind.STRING : tape.kind(node);
  }

  @Override
  public Optional<String> text(FieldPath path) {
    int node = find(path.steps(), path.steps().size());
    return node < 0 ? Optional.empty() : Optional.ofNullable(text(node));
  }

  @Override
  public Optional<RawBytes> utf8(FieldPath path) {
    int node = find(path.steps(), path.steps().size());
    boolean asItStands =
        node >= 0
            && tape.kind(node) == ValueKind.STRING
            && !tape.has(node, JsonTape.ESCAPED)
            && edits.text(node) == null;
    return asItStands
        ? Optional.of(RawBytes.view(in, tape.from(node), tape.to(node)))
        : super.utf8(path);
  }

  private @Nullable String text(int node) {
    String edited = edits.text(node);
    if (edited != null) {
      return edited;
    }
    return switch (tape.kind(node)) {
      case STRING -> JsonText.value(in, tape, node);
      case NULL, MISSING -> null;
      case OBJECT, ARRAY -> new String(edits.apply(in, node, tape), StandardCharsets.UTF_8);
      case NUMBER, BOOLEAN ->
          new String(
              in, tape.from(node), tape.to(node) - tape.from(node), StandardCharsets.ISO_8859_1);
    };
  }

  /** The value at the first steps of a path, or -1. */
  private int find(List<FieldPath.Step> steps, int count) {
    int node = 0;
    for (int i = 0; i < count && node >= 0; i++) {
      FieldPath.Step step = steps.get(i);
      String name = step.name();
      node =
          name != null
              ? children.member(node, name, step.utf8())
              : children.element(node, step.element());
    }
    return node;
  }

  @Override
  public FieldRow with(FieldPath path, String text) {
    int node = find(path.steps(), path.steps().size());
    if (node < 0) {
      return withMember(path, text);
    }
    String now = text(node);
    if (text.equals(now)) {
      return this;
    }
    ValueKind kind = tape.kind(node);
    if (kind == ValueKind.STRING) {
      boolean original = text.equals(JsonText.value(in, tape, node));
      return edited(original ? edits.without(node) : edits.with(node, text));
    }
    if (kind == ValueKind.NULL) {
      return edited(edits.with(node, text));
    }
    byte[] token = text.getBytes(StandardCharsets.UTF_8);
    JsonTokenizer tokenizer = new JsonTokenizer(token, 0, token.length);
    boolean sameKind = tokenizer.run() && tokenizer.tape().kind(0) == kind;
    byte[] value = sameKind ? token : JsonStyle.of(in, tape, node).token(text);
    return rewritten(edits.splice(in, tape, from, to, tape.from(node), tape.to(node), value));
  }

  private JsonRow edited(JsonEdits changed) {
    return new JsonRow(in, from, to, tape, changed, children, rewritten);
  }

  private JsonRow rewritten(byte[] bytes) {
    return ofValid(bytes, true);
  }

  private FieldRow withMember(FieldPath path, String text) {
    int parent = find(path.steps(), path.steps().size() - 1);
    String name = path.last().name();
    if (parent < 0 || name == null || tape.kind(parent) != ValueKind.OBJECT) {
      throw new IllegalArgumentException(
          "The row has no place "
              + path
              + ", and none can be added: a member can be added to an object only. The row has the"
              + " members "
              + names()
              + ".");
    }
    JsonStyle style = JsonStyle.of(in, tape, parent);
    byte[] member =
        JsonObjectText.memberBehind(in, tape, parent, style.token(name), style.token(text));
    int at = children.behindLast(parent);
    return rewritten(edits.splice(in, tape, from, to, at, at, member));
  }

  @Override
  public FieldRow without(FieldPath path) {
    int node = find(path.steps(), path.steps().size());
    if (node < 0) {
      return this;
    }
    int parent = find(path.steps(), path.steps().size() - 1);
    int[] span = children.spanWithComma(parent, node);
    return rewritten(edits.splice(in, tape, from, to, span[0], span[1], new byte[0]));
  }

  @Override
  public List<FieldPath> elements(FieldPath array) {
    int node = find(array.steps(), array.steps().size());
    if (node < 0 || tape.kind(node) != ValueKind.ARRAY) {
      return List.of();
    }
    List<FieldPath> paths = new ArrayList<>();
    int stop = tape.next(node);
    for (int child = tape.firstChild(node); child != stop; child = tape.next(child)) {
      paths.add(array.element(paths.size()));
    }
    return List.copyOf(paths);
  }

  @Override
  public List<FieldPath> members(FieldPath object) {
    int node = find(object.steps(), object.steps().size());
    if (node < 0 || tape.kind(node) != ValueKind.OBJECT) {
      return List.of();
    }
    List<FieldPath> paths = new ArrayList<>();
    int stop = tape.next(node);
    for (int child = tape.firstChild(node); child != stop; child = tape.next(child)) {
      paths.add(object.member(JsonText.name(in, tape, child)));
    }
    return List.copyOf(paths);
  }

  @Override
  public boolean isEdited() {
    return rewritten || !edits.isEmpty();
  }

  @Override
  byte[] encoded() {
    return edits.apply(in, tape, from, to);
  }

  /** An object of some members, each as it stands. Members that are missing are left out. */
  byte[] only(List<String> names) {
    JsonObjectText out = new JsonObjectText();
    for (String name : names) {
      FieldPath path = FieldPath.of(name);
      int node = find(path.steps(), 1);
      if (node >= 0) {
        int quote = tape.kind(node) == ValueKind.STRING ? 1 : 0;
        out.member(name, edits.apply(in, tape, tape.from(node) - quote, tape.to(node) + quote));
      }
    }
    return out.bytes();
  }

  @Override
  JsonRow toJsonRow() {
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonRow that && java.util.Arrays.equals(encoded(), that.encoded());
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(encoded());
  }
}
