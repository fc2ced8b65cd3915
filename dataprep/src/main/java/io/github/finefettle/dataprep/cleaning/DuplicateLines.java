package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.RawBytes;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The lines of the ledger that tell of near duplicates, put together from bytes. One row in eight
 * may be a duplicate, and building a JSON value for each took as long as finding it. The line of an
 * example is taken apart once, and what differs from row to row is put in its gaps; so the bytes
 * are those of {@link LedgerLine#of}. Not safe for use by several threads.
 */
final class DuplicateLines {
  private static final String RULE = "drop-near-duplicates";
  private static final RowId ROW = new RowId("row", 0);
  private static final RowId PARTNER = new RowId("survivor", 0);
  private static final RawBytes RAW = RawBytes.utf8("raw bytes");
  private static final double MEASURED = 0.123456789;
  private static final int REMEMBERED = 1 << 12;

  /** What stands around the cluster, the measured value, the partner, the bytes and the row. */
  private final List<byte[]> fixed;

  /** Similarities are quotients of small numbers, so the same ones come again and again. */
  private final long[] similarities = new long[REMEMBERED];

  private final byte[][] similarityTexts = new byte[REMEMBERED][];
  private String source = "";
  private byte[] sourceText = new byte[0];

  /**
   * Takes an example apart.
   *
   * @param threshold the least similarity of near duplicates
   */
  DuplicateLines(double threshold) {
    LedgerEntry example = entry(ROW, PARTNER, MEASURED, threshold).withRaw(RAW);
    String line = new String(LedgerLine.of(example), StandardCharsets.UTF_8);
    String partner = JsonValue.of(PARTNER.toString()).toCanonicalString();
    int cluster = line.indexOf(partner);
    int measured = line.indexOf(JsonValue.of(MEASURED).toCanonicalString());
    int second = line.indexOf(partner, measured);
    int raw = line.indexOf(RAW.toJson().toCanonicalString());
    int row = line.indexOf(JsonValue.of(ROW.toString()).toCanonicalString());
    this.fixed =
        List.of(
            between(line, 0, cluster),
            between(line, cluster + partner.length(), measured),
            between(line, line.indexOf(',', measured), second),
            between(line, second + partner.length(), raw),
            between(line, raw + RAW.toJson().toCanonicalString().length(), row),
            between(line, line.indexOf(',', row), line.length()));
  }

  private static byte[] between(String line, int from, int to) {
    return line.substring(from, to).getBytes(StandardCharsets.UTF_8);
  }

  /** What a line tells, without the bytes of the row. */
  static LedgerEntry entry(RowId row, RowId survivor, double similarity, double threshold) {
    return new LedgerEntry(
        row,
        1,
        RULE,
        1,
        RuleAction.DROPPED,
        Optional.of(Role.INPUT),
        0,
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.of(similarity),
        OptionalDouble.of(threshold),
        Optional.of(survivor),
        Optional.of(survivor),
        "The row is a near duplicate of its partner.",
        List.of(),
        Optional.empty());
  }

  /** Writes the line of a row that stands in a file. */
  void write(
      ByteArrayOutputStream out, RowId row, RowId survivor, double similarity, RawBytes raw) {
    out.writeBytes(fixed.get(0));
    write(out, survivor);
    out.writeBytes(fixed.get(1));
    out.writeBytes(text(similarity));
    out.writeBytes(fixed.get(2));
    write(out, survivor);
    out.writeBytes(fixed.get(3));
    try {
      raw.writeJsonTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail so.", e);
    }
    out.writeBytes(fixed.get(4));
    write(out, row);
    out.writeBytes(fixed.get(5));
  }

  private void write(ByteArrayOutputStream out, RowId row) {
    if (!row.source().equals(source)) {
      source = row.source();
      String quoted = JsonValue.of(source + "#").toCanonicalString();
      sourceText = between(quoted, 0, quoted.length() - 1);
    }
    out.writeBytes(sourceText);
    out.writeBytes(Long.toString(row.position()).getBytes(StandardCharsets.ISO_8859_1));
    out.write('"');
  }

  private byte[] text(double similarity) {
    long bits = Double.doubleToLongBits(similarity);
    int slot = (int) ((bits * 0x9E3779B97F4A7C15L) >>> 52);
    if (similarities[slot] != bits) {
      similarities[slot] = bits;
      similarityTexts[slot] =
          JsonValue.of(similarity).toCanonicalString().getBytes(StandardCharsets.ISO_8859_1);
    }
    return similarityTexts[slot];
  }
}
