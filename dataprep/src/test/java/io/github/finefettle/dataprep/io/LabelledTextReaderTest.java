package io.github.finefettle.dataprep.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.examples.LabelledText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledTextReaderTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static SourceRows<LabelledText> read(Path file) {
    return LabelledTextReader.detecting().read(file);
  }

  private static LabelledText row(String text, String label) {
    return new LabelledText(text, label);
  }

  @Test
  void readsTsvWithoutQuoting() throws IOException {
    SourceRows<LabelledText> rows =
        read(file("a.tsv", "ham\t\"Hi\" she said\nspam\tone \" quote\r\nham\t\"open\nham\tlast"));
    assertThat(rows.rows())
        .containsExactly(
            row("\"Hi\" she said", "ham"),
            row("one \" quote", "spam"),
            row("\"open", "ham"),
            row("last", "ham"));
    assertThat(rows.ids().get(3)).isEqualTo(new RowId("a.tsv", 3));
    assertThat(rows.facts()).containsEntry("format", "TSV");
  }

  @Test
  void readsAllRowsOfTheSmsCollection() {
    String data = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(data != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(data, "sms_spam", "sms.tsv");
    Assumptions.assumeTrue(Files.exists(file), "sms_spam is not in FINEFETTLE_DATA");
    SourceRows<LabelledText> rows = read(file);
    assertThat(rows.rows()).hasSize(5574);
    assertThat(rows.rejected()).isEmpty();
    assertThat(rows.rows().stream().filter(r -> r.label().equals("spam"))).hasSize(747);
  }

  @Test
  void setsTheOverflownRowsOfTheVariantAsideAndLosesNone() {
    String data = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(data != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(data, "sms_spam", "spam_variant.csv");
    Assumptions.assumeTrue(Files.exists(file), "sms_spam is not in FINEFETTLE_DATA");
    SourceRows<LabelledText> rows = read(file);
    assertThat(rows.read()).isEqualTo(5573);
    assertThat(rows.rejected()).hasSize(50).allMatch(r -> r.reason().contains("without a name"));
    assertThat(rows.facts().get("lines read as windows-1252")).isNotEqualTo("0");
  }

  @Test
  void readsCsvWithQuotedCommasQuotesAndLineEnds() throws IOException {
    String csv = "label,text\r\nham,\"a, b\"\r\nspam,\"say \"\"hi\"\"\nthere\"\r\nham,plain\r\n";
    SourceRows<LabelledText> rows = read(file("a.csv", csv));
    assertThat(rows.rows())
        .containsExactly(row("a, b", "ham"), row("say \"hi\"\nthere", "spam"), row("plain", "ham"));
    assertThat(rows.facts()).containsEntry("text column", "text");
  }

  @Test
  void setsRaggedAndBrokenCsvRowsAsideWithTheirLinesAndGoesOn() throws IOException {
    String csv =
        """
        text,label
        good,ham
        too,many,cells
        few
        "two
        lines",ham
        "bad"quote,ham
        fine,spam
        "never closed,ham
        after,spam
        """;
    SourceRows<LabelledText> rows = read(file("ragged.csv", csv));
    assertThat(rows.rows())
        .containsExactly(
            row("good", "ham"),
            row("two\nlines", "ham"),
            row("fine", "spam"),
            row("after", "spam"));
    assertThat(rows.rejected()).extracting(RejectedRow::line).containsExactly(3L, 4L, 7L, 9L);
    assertThat(rows.rejected().get(0).reason()).contains("3 cells instead of 2");
    assertThat(rows.rejected().get(3).raw()).isEqualTo("\"never closed,ham");
    assertThat(rows.ids()).extracting(RowId::position).containsExactly(0L, 3L, 5L, 7L);
    assertThat(rows.read()).isEqualTo(8);
  }

  @Test
  void setsABrokenLineInTheMiddleOfJsonlAside() throws IOException {
    String jsonl =
        """
        {"text":"a","label":"x"}
        {"text":"b","label"

        {"text":{"deep":1},"label":"x"}
        {"label":null,"text":"c"}
        {"text":"d","label":7}
        [1]
        {"text":"e","label":"x"} more
        """;
    SourceRows<LabelledText> rows = read(file("a.jsonl", jsonl));
    assertThat(rows.rows()).containsExactly(row("a", "x"), row("c", ""), row("d", "7"));
    assertThat(rows.rejected()).extracting(RejectedRow::line).containsExactly(2L, 4L, 7L, 8L);
    assertThat(rows.ids()).extracting(RowId::position).containsExactly(0L, 3L, 4L);
  }

  @Test
  void takesColumnsByNameOrNumber() throws IOException {
    Path csv = file("a.csv", "id,body of mail,kind\n1,hello,ham\n");
    LabelledTextReader byName =
        LabelledTextReader.detecting().textColumn("body of mail").labelColumn("kind");
    assertThat(byName.read(csv).rows()).containsExactly(row("hello", "ham"));
    Path tsv = file("b.tsv", "1\thello\tham\n2\tbye\tspam\n");
    LabelledTextReader byNumber = LabelledTextReader.detecting().textColumn("2").labelColumn("3");
    assertThat(byNumber.read(tsv).rows()).containsExactly(row("hello", "ham"), row("bye", "spam"));
  }

  @Test
  void namesTheColumnsThereAreWhenOneIsMissing() throws IOException {
    Path csv = file("a.csv", "text,label\nhello,ham\n");
    assertThatThrownBy(() -> LabelledTextReader.detecting().textColumn("body").read(csv))
        .isInstanceOf(UnreadableDataException.class)
        .hasMessageContaining("no column \"body\"")
        .hasMessageContaining("[text, label]");
    Path jsonl = file("a.jsonl", "{\"foo\":\"a\",\"label\":\"b\"}\n");
    assertThatThrownBy(() -> read(jsonl))
        .isInstanceOf(UnreadableDataException.class)
        .hasMessageContaining("[foo, label]");
    assertThatThrownBy(() -> LabelledTextReader.detecting().textColumn("9").read(csv))
        .isInstanceOf(UnreadableDataException.class)
        .hasMessageContaining("\"9\"");
  }

  @Test
  void refusesMissingFilesFoldersAndUnknownNames() throws IOException {
    assertThatThrownBy(() -> read(folder.resolve("none.csv")))
        .isInstanceOf(UnreadableDataException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(UnreadableDataException.class)
        .hasMessageContaining("folder");
    Path odd = file("data.xls", "label\ttext\nham\thi\n");
    assertThatThrownBy(() -> read(odd))
        .isInstanceOf(UnreadableDataException.class)
        .hasMessageContaining("cannot be told from its name");
    assertThat(LabelledTextReader.detecting().format(DataFormat.TSV).read(odd).rows())
        .containsExactly(row("hi", "ham"));
  }

  @Test
  void refusesEmptyFilesAndLoneHeaders() throws IOException {
    Path empty = file("empty.csv", "");
    Path blank = file("blank.jsonl", "\n \n");
    Path header = file("header.csv", "text,label\n");
    for (Path file : new Path[] {empty, blank}) {
      assertThatThrownBy(() -> read(file))
          .isInstanceOf(UnreadableDataException.class)
          .hasMessageContaining("is empty");
    }
    assertThatThrownBy(() -> read(header))
        .isInstanceOf(UnreadableDataException.class)
        .hasMessageContaining("no row below it");
  }

  @Test
  void refusesGarbageInEveryFormat() throws IOException {
    for (String name : new String[] {"a.csv", "a.tsv", "a.jsonl"}) {
      for (int size : new int[] {40, 5000, 300_000}) {
        byte[] garbage = new byte[size];
        var random = RandomStream.of(size, name).sequence();
        for (int i = 0; i < size; i++) {
          garbage[i] = (byte) random.nextInt(256);
        }
        Path file = file(name, garbage);
        assertThatThrownBy(() -> read(file))
            .as("%s of %s bytes", name, size)
            .isInstanceOf(UnreadableDataException.class);
      }
    }
  }

  @Test
  void refusesATextInWhichNoRowCanBeParsed() throws IOException {
    Path prose = file("a.tsv", "This is a letter.\nIt has no tabs.\n");
    assertThatThrownBy(() -> read(prose))
        .isInstanceOf(UnreadableDataException.class)
        .hasMessageContaining("Line 1")
        .hasMessageContaining("1 cells instead of 2");
  }

  @Test
  void readsLinesThatAreNoUtf8AsWindows1252AndCountsThem() throws IOException {
    byte[] first = "ham\tgr\u00FCn\n".getBytes(StandardCharsets.UTF_8);
    byte[] second = "spam\t\u20AC5 \u201Cnow\u201D\n".getBytes(Charset.forName("windows-1252"));
    SourceRows<LabelledText> rows = read(file("mixed.tsv", concat(first, second)));
    assertThat(rows.rows())
        .containsExactly(row("gr\u00FCn", "ham"), row("\u20AC5 \u201Cnow\u201D", "spam"));
    assertThat(rows.facts()).containsEntry("lines read as windows-1252", "1");
  }

  @Test
  void readsByteOrderMarksAndGzip() throws IOException {
    String text = "\uFEFFtext,label\nhi,ham\n";
    assertThat(read(file("bom.csv", text)).rows()).containsExactly(row("hi", "ham"));
    byte[] wide = text.getBytes(StandardCharsets.UTF_16LE);
    assertThat(read(file("wide.csv", wide)).rows()).containsExactly(row("hi", "ham"));
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = zipped.toByteArray();
    assertThat(read(file("a.csv.gz", whole)).rows()).containsExactly(row("hi", "ham"));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 9);
    assertThatThrownBy(() -> read(file("cut.csv.gz", cut)))
        .isInstanceOf(UnreadableDataException.class)
        .hasMessageContaining("cannot be unzipped");
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  @Test
  void oneBadFirstLineWithoutAHeaderCostsOneRow() throws IOException {
    SourceRows<LabelledText> rows =
        read(file("a.csv", "made by a tool\nham,one\nspam,two\nham,three\n"));
    assertThat(rows.rows())
        .containsExactly(row("one", "ham"), row("two", "spam"), row("three", "ham"));
    assertThat(rows.rejected()).hasSize(1);
    assertThat(rows.rejected().get(0).raw()).isEqualTo("made by a tool");
  }

  @Test
  void aQuoteThatIsClosedByTheNextRowsQuoteCostsOneLine() throws IOException {
    SourceRows<LabelledText> rows =
        read(file("a.csv", "label,text\nham,\"hello\nspam,\"win now\"\nham,\"a\nb\"\n"));
    assertThat(rows.rows()).containsExactly(row("win now", "spam"), row("a\nb", "ham"));
    assertThat(rows.rejected()).hasSize(1);
    assertThat(rows.rejected().get(0).raw()).isEqualTo("ham,\"hello");
    assertThat(rows.rejected().get(0).line()).isEqualTo(2);
  }

  @Test
  void everyLineIsCountedHoweverManyQuotesStayOpen() throws IOException {
    StringBuilder csv = new StringBuilder("label,text\nspam,fine\n");
    for (int i = 0; i < 50_000; i++) {
      csv.append("ham,\"open \"\"").append(i).append('\n');
      csv.append("ham,\"\"\"x\n");
    }
    SourceRows<LabelledText> rows = read(file("a.csv", csv.toString()));
    assertThat(rows.read()).isEqualTo(100_001);
    assertThat(rows.rejected()).hasSize(100_000);
  }

  @Test
  void aFirstRowWithBlankCellsAndALabelOfItsOwnIsAHeader() throws IOException {
    String csv = "v1,v2,,,\nham,one,,,\nspam,two,,,\nham,three, more,,\nham,four,,,\n";
    SourceRows<LabelledText> rows = read(file("a.csv", csv));
    assertThat(rows.rows())
        .containsExactly(row("one", "ham"), row("two", "spam"), row("four", "ham"));
    assertThat(rows.rejected()).hasSize(1);
    assertThat(rows.facts())
        .containsEntry("first row", "header")
        .containsEntry("label column", "v1");
    SourceRows<LabelledText> data = read(file("b.csv", "ham,one,\nspam,two,\nham,three,\n"));
    assertThat(data.rows()).hasSize(3);
    assertThat(data.findings()).isEmpty();
  }

  @Test
  void saysThatTheFirstRowWasReadAsDataIfItLooksLikeAHeader() throws IOException {
    Path file = file("a.csv", "v1,v2\nham,one\nspam,two\nham,three\n");
    LabelledTextReader byNumber = LabelledTextReader.detecting().labelColumn("1").textColumn("2");
    SourceRows<LabelledText> rows = byNumber.read(file);
    assertThat(rows.rows()).hasSize(4);
    assertThat(rows.facts()).containsEntry("first row", "data");
    assertThat(rows.findings()).hasSize(1);
    assertThat(rows.findings().get(0).code()).isEqualTo("first-row-read-as-data");
    for (LabelledTextReader reader : java.util.List.of(byNumber, LabelledTextReader.detecting())) {
      SourceRows<LabelledText> below = reader.withHeader().read(file);
      assertThat(below.rows()).hasSize(3);
      assertThat(below.findings()).isEmpty();
      assertThat(reader.withoutHeader().read(file).findings()).isEmpty();
      assertThat(reader.withoutHeader().read(file).rows()).hasSize(4);
    }
  }

  @Test
  void countsHalfCharactersOfUtf16() throws IOException {
    byte[] text = "\uFEFFlabel,text\nham,a?b \uD83D\uDE00\n".getBytes(StandardCharsets.UTF_16LE);
    int question = 2 * "\uFEFFlabel,text\nham,a".length();
    text[question] = 0x3D;
    text[question + 1] = (byte) 0xD8;
    SourceRows<LabelledText> rows = read(file("a.csv", text));
    assertThat(rows.rows()).containsExactly(row("a\uFFFDb \uD83D\uDE00", "ham"));
    assertThat(rows.findings()).hasSize(1);
    assertThat(rows.findings().get(0).message()).startsWith("1 places");
  }
}
