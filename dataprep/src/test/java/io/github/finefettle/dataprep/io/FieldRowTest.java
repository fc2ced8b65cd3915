package io.github.finefettle.dataprep.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldRowTest {
  private static String written(FieldRow row) {
    return new String(row.encoded(), StandardCharsets.UTF_8);
  }

  private static FieldPath path(String text) {
    return FieldPath.parse(text);
  }

  private static final String CHAT =
      "{ \"id\": 7,\"messages\" : [{\"role\":\"user\",\"content\":\"Gr\u00FC\u00DFe\"},"
          + " {\"role\":\"assistant\",\"content\":\"a\\nb\"} ], \"ok\":true, \"none\":null}";

  @Test
  void readsTextsAndKindsByPath() {
    FieldRow row = FieldRow.ofJson(CHAT);
    assertThat(row.names()).containsExactly("id", "messages", "ok", "none");
    assertThat(row.text("messages[0].content")).contains("Gr\u00FC\u00DFe");
    assertThat(row.text("messages[1].content")).contains("a\nb");
    assertThat(row.text("id")).contains("7");
    assertThat(row.text("messages[1]")).contains("{\"role\":\"assistant\",\"content\":\"a\\nb\"}");
    assertThat(row.text("none")).isEmpty();
    assertThat(row.text("messages[2].content")).isEmpty();
    assertThat(row.kind(path("id"))).isEqualTo(ValueKind.NUMBER);
    assertThat(row.kind(path("messages"))).isEqualTo(ValueKind.ARRAY);
    assertThat(row.kind(path("messages[0]"))).isEqualTo(ValueKind.OBJECT);
    assertThat(row.kind(path("ok"))).isEqualTo(ValueKind.BOOLEAN);
    assertThat(row.kind(path("none"))).isEqualTo(ValueKind.NULL);
    assertThat(row.kind(path("id.x"))).isEqualTo(ValueKind.MISSING);
    assertThat(row.elements(path("messages")))
        .containsExactly(path("messages[0]"), path("messages[1]"));
    assertThat(row.members(path("messages[0]")))
        .containsExactly(path("messages[0].role"), path("messages[0].content"));
  }

  @Test
  void theBytesOfATextAreThoseOfItsString() {
    FieldRow row = FieldRow.ofJson(CHAT);
    for (FieldRow each :
        List.of(row, row.with(path("messages[0].content"), "h\u00E9 \"quoted\""))) {
      for (String at :
          List.of("messages[0].content", "messages[1].content", "messages[1]", "id", "ok")) {
        assertThat(each.utf8(path(at))).contains(RawBytes.utf8(each.text(at).orElseThrow()));
      }
      assertThat(each.utf8(path("none"))).isEmpty();
      assertThat(each.utf8(path("messages[2]"))).isEmpty();
    }
  }

  @Test
  void anEditTouchesItsTokenOnly() {
    FieldRow row = FieldRow.ofJson(CHAT);
    FieldRow edited = row.with(path("messages[1].content"), "c \"d\"\n\u00E9");
    assertThat(written(edited)).isEqualTo(CHAT.replace("a\\nb", "c \\\"d\\\"\\n\u00E9"));
    assertThat(edited.text("messages[1].content")).contains("c \"d\"\n\u00E9");
    assertThat(edited.isEdited()).isTrue();
    assertThat(row.isEdited()).isFalse();
    FieldRow back = edited.with(path("messages[1].content"), "a\nb");
    assertThat(back.isEdited()).isFalse();
    assertThat(back).isEqualTo(row).hasSameHashCodeAs(row);
    assertThat(edited.text("messages[1]"))
        .hasValueSatisfying(t -> assertThat(t).contains("\u00E9"));
  }

  @Test
  void aValueKeepsItsStyleOfEscaping() {
    FieldRow ascii = FieldRow.ofJson("{\"a\":\"caf\\u00e9\",\"b\":\"plain\"}");
    assertThat(written(ascii.with(path("a"), "th\u00E9 \uD83D\uDE00")))
        .isEqualTo("{\"a\":\"th\\u00e9 \\ud83d\\ude00\",\"b\":\"plain\"}");
    assertThat(written(ascii.with(path("b"), "\u00FC")))
        .isEqualTo("{\"a\":\"caf\\u00e9\",\"b\":\"\\u00fc\"}");
    FieldRow upper = FieldRow.ofJson("{\"a\":\"\\u00C9 \\/ \\u003Cb>\"}");
    assertThat(written(upper.with(path("a"), "\u00CF / <i>")))
        .isEqualTo("{\"a\":\"\\u00CF \\/ \\u003Ci>\"}");
    FieldRow bare = FieldRow.ofJson("{\"a\":\"x\",\"b\":\"\u00E9\"}");
    assertThat(written(bare.with(path("a"), "\u00FC")))
        .isEqualTo("{\"a\":\"\u00FC\",\"b\":\"\u00E9\"}");
    FieldRow half = FieldRow.ofJson("{\"a\":\"x\"}").with(path("a"), "\u00E9\uD800");
    assertThat(written(half)).isEqualTo("{\"a\":\"\u00E9\\ud800\"}");
    assertThat(FieldRow.ofJson(written(half)).text("a")).contains("\u00E9\uD800");
  }

  @Test
  void otherKindsStayWhatTheyAreIfTheTextAllowsIt() {
    FieldRow row = FieldRow.ofJson(CHAT);
    assertThat(written(row.with(path("id"), "8"))).contains("\"id\": 8,");
    assertThat(written(row.with(path("id"), "eight"))).contains("\"id\": \"eight\",");
    assertThat(written(row.with(path("none"), "x"))).endsWith("\"none\":\"x\"}");
    assertThat(written(row.with(path("messages"), "[]"))).contains("\"messages\" : [], ");
    FieldRow twice = row.with(path("messages[0].content"), "x").with(path("id"), "9");
    assertThat(twice.text("messages[0].content")).contains("x");
    assertThat(twice.text("id")).contains("9");
  }

  @Test
  void membersAreAddedAndTakenOut() {
    FieldRow row = FieldRow.ofJson("{\"a\": 1, \"b\": [1, 2, 3]}");
    assertThat(written(row.with(path("c"), "x")))
        .isEqualTo("{\"a\": 1, \"b\": [1, 2, 3], \"c\": \"x\"}");
    assertThat(written(FieldRow.ofJson("{}").with(path("c"), "x"))).isEqualTo("{\"c\":\"x\"}");
    assertThat(written(row.without(path("a")))).isEqualTo("{\"b\": [1, 2, 3]}");
    assertThat(written(row.without(path("b")))).isEqualTo("{\"a\": 1}");
    assertThat(written(row.without(path("b[0]")))).isEqualTo("{\"a\": 1, \"b\": [2, 3]}");
    assertThat(written(row.without(path("b[2]")))).isEqualTo("{\"a\": 1, \"b\": [1, 2]}");
    assertThat(written(row.with(path("a"), "2").without(path("b[1]"))))
        .isEqualTo("{\"a\": 2, \"b\": [1, 3]}");
    assertThat(row.without(path("x"))).isSameAs(row);
    assertThatThrownBy(() -> row.with(path("x.y"), "z"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no place x.y");
  }

  @Test
  void aMapBecomesARowInItsOrder() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("z", "1");
    fields.put("a", "say \"hi\"\n");
    FieldRow row = FieldRow.of(fields);
    assertThat(written(row)).isEqualTo("{\"z\":\"1\",\"a\":\"say \\\"hi\\\"\\n\"}");
    assertThat(row.text("a")).contains("say \"hi\"\n");
    assertThat(row).hasToString("FieldRow[z, a]");
  }

  @Test
  void anyTextComesBackFromAnyEdit() {
    FieldRow[] rows = {
      FieldRow.ofJson("{\"a\":\"x\",\"b\":\"\\u00e9\"}"),
      FieldRow.ofJson("{\"a\":\"\\u003c\\/\",\"b\":1}"),
      cells("x,y\nq,w", DataFormat.CSV),
      cells("x,y\n\"q\",\"w\"", DataFormat.CSV)
    };
    String alphabet = "ab \"\\/,;\n\r\t<\u00E9\u2028\u20AC'";
    for (int seed = 0; seed < 20_000; seed++) {
      RandomSequence random = RandomStream.of(seed, "edit").sequence();
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(12);
      for (int i = 0; i < length; i++) {
        text.append(
            random.nextInt(10) == 0
                ? "\uD83D\uDE00"
                : String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
      }
      FieldRow row = rows[seed % rows.length];
      FieldPath path = FieldPath.of(row.names().get(0));
      FieldRow edited = row.with(path, text.toString());
      assertThat(edited.text(path)).contains(text.toString());
      FieldRow again =
          row instanceof CellRow
              ? cells("x,y\n" + written(edited), DataFormat.CSV)
              : FieldRow.ofJson(written(edited));
      assertThat(again.text(path)).as(written(edited)).contains(text.toString());
      FieldPath other = FieldPath.of(row.names().get(1));
      assertThat(again.text(other)).isEqualTo(row.text(other));
    }
  }

  private static FieldRow cells(String text, DataFormat format) {
    var in = new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return Reading.of(RowSources.input(in, "x").format(format).delimiter(',').withHeader())
        .rows()
        .get(0);
  }

  @Test
  void cellsKeepTheirQuotes() {
    FieldRow bare = cells("text,label,n\nhello,ham,1\n", DataFormat.CSV);
    FieldRow quoted = cells("text,label,n\n\"hello\" ,x\n\"hello\",\"ham\",1\n", DataFormat.CSV);
    assertThat(written(bare.with(path("text"), "bye"))).isEqualTo("bye,ham,1");
    assertThat(written(bare.with(path("text"), "a, b"))).isEqualTo("\"a, b\",ham,1");
    assertThat(written(bare.with(path("text"), "say \"x\""))).isEqualTo("\"say \"\"x\"\"\",ham,1");
    assertThat(written(quoted.with(path("text"), "bye"))).isEqualTo("\"bye\",\"ham\",1");
    assertThat(bare.text("2")).contains("ham");
    assertThat(bare.text("4")).isEmpty();
    assertThat(bare.with(path("label"), "x").with(path("label"), "ham").isEdited()).isFalse();
    assertThat(written(bare.without(path("label")))).isEqualTo("hello,,1");
    assertThatThrownBy(() -> bare.with(path("no"), "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[text, label, n]");
  }

  @Test
  void aRowOfTsvCannotHoldATab() {
    FieldRow row = cells("a\tb\nx\ty\n", DataFormat.TSV);
    FieldRow edited = row.with(path("a"), "1\t2");
    assertThat(edited.text("a")).contains("1\t2");
    assertThatThrownBy(edited::encoded)
        .isInstanceOf(UnwritableRowException.class)
        .hasMessageContaining("\"a\"")
        .hasMessageContaining("JSONL");
    FieldRow blank = row.with(path("a"), "").with(path("b"), " ");
    assertThatThrownBy(blank::encoded).isInstanceOf(UnwritableRowException.class);
  }

  @Test
  void aBlankRowOfCsvIsQuotedSoThatItStaysARow() {
    FieldRow one = cells("text\nx\n", DataFormat.CSV).with(path("text"), "");
    assertThat(written(one)).isEqualTo("\"\"");
  }

  @Test
  void allTurnsOfAVeryLongChatAreListedInProportionToTheirNumber() {
    StringBuilder chat = new StringBuilder("{\"messages\":[");
    int turns = 200_000;
    for (int i = 0; i < turns; i++) {
      chat.append(i > 0 ? "," : "")
          .append("{\"role\":\"user\",\"content\":\"")
          .append(i)
          .append("\"}");
    }
    FieldRow row = FieldRow.ofJson(chat + "]}");
    List<FieldPath> elements = row.elements(path("messages"));
    assertThat(elements).hasSize(turns);
    for (int i = 0; i < turns; i++) {
      assertThat(row.text(elements.get(i).member("content")).orElse("").length()).isPositive();
    }
    assertThat(row.text(elements.get(turns - 1).member("content"))).contains("199999");
  }
}
