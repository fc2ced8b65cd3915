package io.github.finefettle.dataprep.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.io.RawBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short way to a line of the ledger must give the bytes of the long one. */
class DuplicateLinesTest {
  private static final double THRESHOLD = 0.8;

  private static List<RawBytes> records() {
    List<RawBytes> records = new ArrayList<>();
    for (String text :
        List.of(
            "",
            "{\"text\":\"plain words\"}",
            "tab\t, feed\n, return\r, bell\u0007, zero\u0000, delete\u007F and C:\\folder",
            "caf\u00E9 \u2028 \u6F22\u5B57 \uD83D\uDE00",
            "a quote behind each sign beyond ASCII: \u00E9\"\u6F22\\\uD83D\uDE00\"",
            "\"\\\"\\")) {
      records.add(RawBytes.utf8(text));
    }
    // No UTF-8: a lone byte, an overlong form, half of a pair, a character that is cut off.
    records.add(RawBytes.of(new byte[] {'a', (byte) 0xE9, 'b'}));
    records.add(RawBytes.of(new byte[] {(byte) 0xC0, (byte) 0x80}));
    records.add(RawBytes.of(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}));
    records.add(RawBytes.of(new byte[] {'a', (byte) 0xF0, (byte) 0x9F, (byte) 0x98}));
    // Every byte in every place of a step of eight.
    for (int c = 0; c < 256; c++) {
      for (int place = 0; place < 9; place++) {
        byte[] bytes = "0123456789".getBytes(StandardCharsets.UTF_8);
        bytes[place] = (byte) c;
        records.add(RawBytes.of(bytes));
      }
    }
    return records;
  }

  @Test
  void bytesAreWrittenAsTheirCanonicalJson() throws Exception {
    for (RawBytes record : records()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      record.writeJsonTo(out);
      assertThat(out.toString(StandardCharsets.UTF_8))
          .isEqualTo(record.toJson().toCanonicalString());
    }
  }

  @Test
  void aLineIsThatOfItsEntry() {
    DuplicateLines lines = new DuplicateLines(THRESHOLD);
    ByteArrayOutputStream fast = new ByteArrayOutputStream();
    ByteArrayOutputStream slow = new ByteArrayOutputStream();
    long position = 0;
    for (RawBytes raw : records()) {
      RowId row = new RowId(position % 3 == 0 ? "a \"b\".jsonl" : "caf\u00E9.jsonl", position);
      RowId survivor = new RowId(position % 2 == 0 ? "survivor" : "rows.jsonl", position * 1_000);
      double similarity = position % 5 == 0 ? 1 : 0.8 + position % 113 / 700.0;
      lines.write(fast, row, survivor, similarity, raw);
      slow.writeBytes(
          LedgerLine.of(DuplicateLines.entry(row, survivor, similarity, THRESHOLD).withRaw(raw)));
      position++;
    }
    assertThat(fast.toString(StandardCharsets.UTF_8))
        .isEqualTo(slow.toString(StandardCharsets.UTF_8));
  }
}
