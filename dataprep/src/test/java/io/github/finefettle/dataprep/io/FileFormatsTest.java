package io.github.finefettle.dataprep.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileFormatsTest {
  private static FileRows input(String name, byte[] bytes) {
    return RowSources.input(new ByteArrayInputStream(bytes), name);
  }

  private static FileRows input(String name, String text) {
    return input(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Reading nasty(String name) {
    byte[] bytes = NastyFiles.get(name);
    return Reading.of(input(name, bytes));
  }

  @Test
  void blankLinesAreNoRowsAndAllLineEndsCount() {
    assertThat(nasty("mixed-ends.jsonl").texts("a")).containsExactly("1", "2", "3", "4");
    assertThat(nasty("mixed-ends.jsonl").records())
        .extracting(SourceRecord::line)
        .containsExactly(1L, 2L, 4L, 7L);
    assertThat(nasty("returns-only.jsonl").texts("a")).containsExactly("1", "2", "3");
    assertThat(nasty("returns-only.jsonl").records())
        .extracting(SourceRecord::line)
        .containsExactly(1L, 2L, 4L);
    assertThat(nasty("blank-first.jsonl").records())
        .extracting(SourceRecord::line)
        .containsExactly(3L, 5L);
    assertThat(nasty("prose.txt").texts("text"))
        .containsExactly("One line.", "  Two \"lines\".  ", "lone\rreturn", "last");
    assertThat(nasty("mark.jsonl").texts("a")).containsExactly("1", "2");
    assertThat(nasty("spaces.jsonl").findings()).containsExactly("file-without-rows");
  }

  @Test
  void aMalformedLineIsSetAsideWithItsBytesAndItsPlace() {
    Reading reading = nasty("broken.jsonl");
    assertThat(reading.rows()).isEmpty();
    assertThat(reading.problems())
        .hasSize(6)
        .anyMatch(p -> p.contains("ends too early"))
        .anyMatch(p -> p.contains("no object"))
        .anyMatch(p -> p.contains("same member twice"))
        .anyMatch(p -> p.contains("escape is wrong"))
        .noneMatch(p -> p.contains("nonsense"));
    assertThat(reading.records().get(1).raw()).contains(RawBytes.utf8("nonsense"));
    assertThat(reading.records().get(1).id()).hasToString("broken.jsonl#1");
    assertThatThrownBy(() -> reading.records().get(1).parse().row())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("isRow()");
  }

  @Test
  void brokenRowsOfCsvCostOneLineEach() {
    Reading reading = nasty("ragged.csv");
    assertThat(reading.texts("text")).containsExactly("h", "j");
    assertThat(reading.problems())
        .containsExactly(
            "The row has 3 cells instead of 2.",
            "The row has 1 cells instead of 2.",
            "The quotes do not match.",
            "A quoted field is never closed.");
    assertThat(nasty("quotes.csv").texts("text")).containsExactly("say \"hi\"\r\nthere", "");
    assertThat(nasty("quotes.csv").records())
        .extracting(SourceRecord::line)
        .containsExactly(2L, 4L);
    assertThat(nasty("returns-only.csv").texts("label")).containsExactly("b", "d");
    assertThat(nasty("mark.csv").texts("text")).containsExactly("a");
  }

  @Test
  void overflowCellsAreSetAsideOrJoined() {
    byte[] bytes = NastyFiles.get("overflow.csv");
    Reading aside = Reading.of(input("overflow.csv", bytes));
    assertThat(aside.texts("v2")).containsExactly("one", "three");
    assertThat(aside.problems().get(0)).contains("column without a name");
    Reading joined = Reading.of(input("overflow.csv", bytes).overflow(OverflowCells.JOIN));
    assertThat(joined.texts("v2")).containsExactly("one", "two, more,and more", "three");
    FieldRow row = joined.rows().get(1);
    assertThat(row.isEdited()).isTrue();
    assertThat(new String(row.encoded(), StandardCharsets.UTF_8))
        .isEqualTo("spam,\"two, more,and more\",,,");
    assertThat(joined.records().get(1).parse().note())
        .hasValueSatisfying(n -> assertThat(n).contains("\"v2\""));
    assertThat(joined.rows().get(0).isEdited()).isFalse();
    Reading ragged =
        Reading.of(input("r.csv", "text,label\na,b,c\nd,e,\n").overflow(OverflowCells.JOIN));
    assertThat(ragged.texts("label")).containsExactly("b,c", "e");
    assertThat(new String(ragged.rows().get(0).encoded(), StandardCharsets.UTF_8))
        .isEqualTo("a,\"b,c\"");
    assertThat(new String(ragged.rows().get(1).encoded(), StandardCharsets.UTF_8)).isEqualTo("d,e");
  }

  @Test
  void aBackslashBeforeADoubledQuoteIsNoted() {
    Reading reading = nasty("escaped.csv");
    assertThat(reading.texts("text")).containsExactly("he said \\\"no\\\" ", "x");
    assertThat(reading.records().get(0).parse().note())
        .hasValueSatisfying(n -> assertThat(n).contains("escaped twice"));
    assertThat(reading.records().get(1).parse().note()).isEmpty();
  }

  @Test
  void delimiterHeaderAndColumnsAreFoundOrGiven() {
    assertThat(nasty("semicolon.csv").texts("text")).containsExactly("a, b", "c, d, e", "f");
    assertThat(nasty("semicolon.csv").facts()).containsEntry("delimiter", ";");
    Reading tsv = nasty("plain.tsv");
    assertThat(tsv.rows().get(0).names()).containsExactly("1", "2");
    assertThat(tsv.facts()).containsEntry("first row", "data");
    assertThat(tsv.texts("2")).containsExactly("one \" quote", "three", "a\rb");
    Reading named =
        Reading.of(input("x.tsv", "ham\tone\nspam\ttwo\n").columns(List.of("label", "text")));
    assertThat(named.texts("text")).containsExactly("one", "two");
    assertThat(Reading.of(input("x.csv", "v1,v2\nham,one\n").withHeader()).texts("v2"))
        .containsExactly("one");
    assertThat(Reading.of(input("x.csv", "name,size\na,1\nb,2\n")).texts("size"))
        .containsExactly("1", "2");
    assertThat(nasty("twins.csv").rows().get(0).names()).containsExactly("text", "2", "label");
    assertThat(Reading.of(input("x.csv", "v1,v2\nham,one\nspam,two\nham,three\n")).findings())
        .containsExactly("first-row-read-as-data");
  }

  @Test
  void elementsOfDocumentsAreRows() {
    assertThat(nasty("array.json").texts("a")).containsExactly("1", "2", "3");
    assertThat(nasty("pretty.json").texts("a")).containsExactly("1", "[1, 2]");
    assertThat(nasty("pretty.json").records())
        .extracting(SourceRecord::line)
        .containsExactly(2L, 5L);
    assertThat(nasty("empty-array.json").records()).isEmpty();
    assertThat(nasty("inside.json").texts("a")).containsExactly("1", "]");
    assertThat(nasty("inside.json").facts()).containsEntry("array of the rows", "/data/rows");
    assertThat(nasty("two-arrays.json").texts("a")).containsExactly("1");
    assertThat(nasty("two-arrays.json").findings()).containsExactly("odd-json-document");
    byte[] two = NastyFiles.get("two-arrays.json");
    assertThat(Reading.of(input("two.json", two).array("/y")).texts("a")).containsExactly("2");
    assertThatThrownBy(() -> Reading.of(input("two.json", two).array("/z")))
        .isInstanceOf(UnreadableDataException.class)
        .hasMessageContaining("/z");
    assertThat(nasty("chat.json").texts("messages[0].content")).containsExactly("hi");
    assertThat(nasty("values.json").texts("a")).containsExactly("1", "2", "3");
  }

  @Test
  void brokenDocumentsGiveTheRowsThatStandInThem() {
    assertThat(nasty("no-commas.json").texts("a")).containsExactly("1", "2", "3");
    assertThat(nasty("no-commas.json").findings()).containsExactly("odd-json-document");
    assertThat(nasty("not-closed.json").texts("a")).containsExactly("1", "2");
    assertThat(nasty("not-closed.json").findings()).containsExactly("odd-json-document");
    assertThat(nasty("junk.json").findings()).containsExactly("odd-json-document");
    Reading bad = nasty("bad-element.json");
    assertThat(bad.texts("a")).containsExactly("1", "3");
    assertThat(bad.problems()).hasSize(2);
    assertThat(nasty("nested.json").problems()).hasSize(3);
  }

  @Test
  void theContentCorrectsALooseName() {
    String lines = "{\"a\":1}\n{\"a\":2}\n";
    assertThat(Reading.of(input("x.json", lines)).facts()).containsEntry("format", "jsonl");
    assertThat(Reading.of(input("x.jsonl", "[{\"a\":1},\n{\"a\":2}]")).texts("a"))
        .containsExactly("1", "2");
    assertThat(Reading.of(input("no-name", lines)).texts("a")).containsExactly("1", "2");
    byte[] gzip = Compression.GZIP.compress(lines.getBytes(StandardCharsets.UTF_8));
    assertThat(Reading.of(input("x.json", gzip)).texts("a")).containsExactly("1", "2");
    assertThatThrownBy(() -> input("x.xls", "what\n").open())
        .isInstanceOf(UnreadableDataException.class)
        .hasMessageContaining("x.xls");
  }

  @Test
  void aLineThatIsNoUtf8FallsBackByItself() {
    Reading reading = nasty("one-latin-line.jsonl");
    assertThat(reading.texts("a").get(40)).isEqualTo("caf\u00E9");
    assertThat(reading.texts("a").get(41)).isEqualTo("Gr\u00FC\u00DFe aus K\u00F6ln");
    ParsedRow<FieldRow> row = reading.records().get(40).parse();
    assertThat(row.isFallback()).isTrue();
    assertThat(row.note()).hasValueSatisfying(n -> assertThat(n).contains("windows-1252"));
    assertThat(reading.facts())
        .containsEntry("charset", "UTF-8")
        .containsEntry("records read by a fallback charset", "1");
    assertThat(reading.records().get(40).raw().orElseThrow().toByteArray())
        .isEqualTo("{\"a\":\"caf\u00E9\"}".getBytes(Charset.forName("windows-1252")));
  }

  @Test
  void aFileInAnotherCharsetIsReadAsSuchAndNamed() {
    Reading latin = nasty("latin.jsonl");
    assertThat(latin.texts("a")).contains("Gr\u00FC\u00DFe aus K\u00F6ln", "\u20AC \u201Cok\u201D");
    assertThat(latin.facts()).containsEntry("charset", "windows-1252");
    assertThat(latin.findings()).containsExactly("charset-not-utf-8");
    Reading given =
        Reading.of(
            input("x.txt", "\u03B1\u03B2".getBytes(Charset.forName("windows-1253")))
                .charset(Charset.forName("windows-1253")));
    assertThat(given.texts("text")).containsExactly("\u03B1\u03B2");
    Reading sjis =
        Reading.of(
            input("x.txt", "\u8868\u7D19\n\u30BD".getBytes(Charset.forName("Shift_JIS")))
                .charset(Charset.forName("Shift_JIS")));
    assertThat(sjis.texts("text")).containsExactly("\u8868\u7D19", "\u30BD");
    for (String wide : List.of("wide-le.jsonl", "wide-be.jsonl")) {
      assertThat(nasty(wide).texts("a"))
          .containsExactly(
              "Gr\u00FC\u00DFe aus K\u00F6ln", "\u20AC \u201Cok\u201D", "\uD83D\uDE00");
    }
    Reading half = nasty("half-character.csv");
    assertThat(half.texts("label")).containsExactly("a\uFFFDb", "c");
    assertThat(half.frames().get(0).tail().length()).isEqualTo(1);
  }

  @Test
  void aCutFileGivesItsRowsAndSaysWhereItEnds() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      lines.append("{\"a\":\"").append(Integer.toHexString(i * 7919)).append("\"}\n");
    }
    byte[] plain = lines.toString().getBytes(StandardCharsets.UTF_8);
    for (Compression compression : new Compression[] {Compression.GZIP, Compression.ZSTD}) {
      byte[] first = compression.compress(plain);
      byte[] twice = NastyFiles.concat(first, first);
      byte[] cut = Arrays.copyOf(twice, first.length + first.length / 2);
      Reading reading = Reading.of(input("x.jsonl", cut));
      assertThat(reading.rows().size()).isBetween(5000, 9990);
      assertThat(reading.problems())
          .hasSize(1)
          .allMatch(p -> p.contains("could not be read to its end"));
      assertThat(reading.findings()).containsExactly("file-cut-short");
      Reading trailer = Reading.of(input("x.jsonl", Arrays.copyOf(first, first.length - 2)));
      assertThat(trailer.rows()).hasSize(5000);
      assertThat(trailer.findings()).containsExactly("file-cut-short");
    }
    byte[] garbage =
        NastyFiles.concat(
            Compression.GZIP.compress(plain), "garbage".getBytes(StandardCharsets.UTF_8));
    assertThat(Reading.of(input("x.jsonl", garbage)).problems())
        .containsExactly(
            "The file could not be read to its end: Something that is no gzip data follows the gzip data.");
  }

  @Test
  void binaryFilesAreRefused() {
    byte[] binary = new byte[5000];
    for (int i = 0; i < binary.length; i++) {
      binary[i] = (byte) (i * 31);
    }
    assertThatThrownBy(() -> input("x.csv", binary).open())
        .isInstanceOf(UnreadableDataException.class)
        .hasMessageContaining("no text");
  }

  @Test
  void aRecordThatIsTooLongComesInPieces() {
    String line = "{\"a\":\"" + "x".repeat(1000) + "\"}";
    Reading reading = Reading.of(input("x.jsonl", line + "\n{\"a\":\"y\"}\n").longestRecord(100));
    assertThat(reading.texts("a")).containsExactly("y");
    assertThat(reading.problems()).hasSize(11).allMatch(p -> p.contains("longer than 100 bytes"));
  }

  @Test
  void quotesThatWereEscapedTwiceAreUndoneOnRequest() {
    assertThat(EscapedQuotes.undo("He said \\no\\\" twice\"")).isEqualTo("He said \"no\" twice");
    assertThat(EscapedQuotes.undo("\\no way\\\"\"")).isEqualTo("\"no way\"");
    assertThat(EscapedQuotes.undo("a \\ b \\\"c\\\"")).isEqualTo("a \" b \"c\"");
    assertThat(EscapedQuotes.undo("\\never closed.\"")).isEqualTo("\"never closed.");
    for (String sound : List.of("", "\"", "C:\\temp", "say \"hi\"", "a \\ b")) {
      assertThat(EscapedQuotes.undo(sound)).isSameAs(sound);
    }
  }
}
