package io.github.finefettle.dataprep.io;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** New texts for some values of a JSON row, in the order of the values. Immutable. */
final class JsonEdits {
  static final JsonEdits NONE = new JsonEdits(new int[0], new String[0]);

  private final int[] nodes;
  private final String[] texts;

  private JsonEdits(int[] nodes, String[] texts) {
    this.nodes = nodes;
    this.texts = texts;
  }

  boolean isEmpty() {
    return nodes.length == 0;
  }

  @Nullable String text(int node) {
    if (nodes.length == 0) {
      return null;
    }
    int at = Arrays.binarySearch(nodes, node);
    return at < 0 ? null : texts[at];
  }

  JsonEdits with(int node, String text) {
    int at = Arrays.binarySearch(nodes, node);
    if (at >= 0) {
      String[] changed = texts.clone();
      changed[at] = text;
      return new JsonEdits(nodes, changed);
    }
    int place = -at - 1;
    int[] moreNodes = Arrays.copyOf(nodes, nodes.length + 1);
    String[] moreTexts = Arrays.copyOf(texts, texts.length + 1);
    System.arraycopy(nodes, place, moreNodes, place + 1, nodes.length - place);
    System.arraycopy(texts, place, moreTexts, place + 1, texts.length - place);
    moreNodes[place] = node;
    moreTexts[place] = text;
    return new JsonEdits(moreNodes, moreTexts);
  }

  JsonEdits without(int node) {
    int at = Arrays.binarySearch(nodes, node);
    if (at < 0) {
      return this;
    }
    int[] fewerNodes = new int[nodes.length - 1];
    String[] fewerTexts = new String[nodes.length - 1];
    System.arraycopy(nodes, 0, fewerNodes, 0, at);
    System.arraycopy(texts, 0, fewerTexts, 0, at);
    System.arraycopy(nodes, at + 1, fewerNodes, at, fewerNodes.length - at);
    System.arraycopy(texts, at + 1, fewerTexts, at, fewerTexts.length - at);
    return new JsonEdits(fewerNodes, fewerTexts);
  }

  /** The bytes of one value with the edits in it. */
  byte[] apply(byte[] in, int node, JsonTape tape) {
    return apply(in, tape, tape.from(node), tape.to(node));
  }

  /** Some bytes with the edits in them. */
  byte[] apply(byte[] in, JsonTape tape, int from, int to) {
    if (nodes.length == 0) {
      return Arrays.copyOfRange(in, from, to);
    }
    Spliced out = new Spliced(in, from);
    splice(out, in, tape, from, to);
    return out.end(to);
  }

  /** Some bytes with the edits in them and a stretch replaced; edits within it are dropped. */
  byte[] splice(
      byte[] in, JsonTape tape, int from, int to, int cutFrom, int cutTo, byte[] instead) {
    Spliced out = new Spliced(in, from);
    splice(out, in, tape, from, cutFrom);
    out.replace(cutFrom, cutTo, instead);
    splice(out, in, tape, cutTo, to);
    return out.end(to);
  }

  private void splice(Spliced out, byte[] in, JsonTape tape, int from, int to) {
    for (int i = 0; i < nodes.length; i++) {
      int node = nodes[i];
      int quote = tape.kind(node) == ValueKind.STRING ? 1 : 0;
      int start = tape.from(node) - quote;
      int end = tape.to(node) + quote;
      if (start >= from && end <= to) {
        out.replace(start, end, JsonStyle.of(in, tape, node).token(texts[i]));
      }
    }
  }
}
