package io.github.finefettle.dataprep.io;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files as people break them, by name. */
final class NastyFiles {
  private NastyFiles() {}

  static Map<String, byte[]> all() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    lines(files);
    cells(files);
    documents(files);
    charsets(files);
    return files;
  }

  static byte[] get(String name) {
    byte[] bytes = all().get(name);
    if (bytes == null) {
      throw new IllegalArgumentException("There is no file " + name + ".");
    }
    return bytes;
  }

  private static void put(Map<String, byte[]> files, String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void lines(Map<String, byte[]> files) {
    put(files, "plain.jsonl", "{\"a\":\"x\"}\n{\"a\":\"y\"}\n");
    put(files, "no-last-end.jsonl", "{\"a\":\"x\"}\n{\"a\":\"y\"}");
    put(files, "crlf.jsonl", "{\"a\":\"x\"}\r\n{\"a\":\"y\"}\r\n");
    put(files, "mixed-ends.jsonl", "{\"a\":1}\n{\"a\":2}\r\n\r\n{\"a\":3}\n\n\n{\"a\":4}\r");
    put(files, "returns-only.jsonl", "{\"a\":1}\r{\"a\":2}\r\r{\"a\":3}");
    put(files, "mark.jsonl", "\uFEFF{\"a\":1}\n{\"a\":2}\n");
    put(files, "blank-first.jsonl", "\n  \n\t{\"a\":1}  \n \n{\"a\":2}\n \n\n");
    put(
        files,
        "broken.jsonl",
        "{\"a\":1\nnonsense\n{\"a\":\"\\q\"}\n[1]\n{\"a\":1,\"a\":2}\n{}x\n");
    put(files, "nul.jsonl", "{\"a\":\"" + "x".repeat(300) + "\u0000\"}\n\u0000\n{\"a\":1}\n");
    put(files, "spaces.jsonl", " \n \n");
    put(files, "empty.jsonl", "");
    put(files, "prose.txt", "One line.\n\n  Two \"lines\".  \r\nlone\rreturn\nlast");
    put(files, "separators.txt", "a\u2028b\u0085c\nd\fe\u000Bf\n");
    put(files, "returns-only.txt", "a\rb\r\rc\r");
  }

  private static void cells(Map<String, byte[]> files) {
    put(files, "plain.csv", "text,label\nhello,ham\n\"a, b\",spam\n");
    put(files, "quotes.csv", "text,label\r\n\"say \"\"hi\"\"\r\nthere\",ham\r\n\"\",spam\r\n");
    put(files, "ragged.csv", "text,label\na,b,c\nd\n\"e\"f,g\nh,i\n\"never,closed\nj,k\n");
    put(files, "overflow.csv", "v1,v2,,,\nham,one,,,\nspam,two, more,and more,\nham,three,,,\n");
    put(files, "escaped.csv", "text,label\n\"he said \\\"\"no\\\"\" \",ham\nx,y\n");
    put(files, "semicolon.csv", "text;label\na, b;ham\nc, d, e;spam\nf;ham\n");
    put(files, "blank-lines.csv", "\n\ntext,label\n\na,b\n   \n\r\nc,d\n\n");
    put(files, "returns-only.csv", "text,label\ra,b\rc,d\r");
    put(files, "mark.csv", "\uFEFFtext,label\na,b");
    put(files, "header-only.csv", "text,label\n");
    put(files, "quoted-end.csv", "text,label\na,\"b\"");
    put(files, "twins.csv", "text,text,label\na,b,c\n");
    put(files, "plain.tsv", "ham\tone \" quote\nspam\t\"two\"\t\nham\tthree\r\nham\ta\rb\n\t\n");
  }

  private static void documents(Map<String, byte[]> files) {
    put(files, "array.json", "[{\"a\":1},{\"a\":2}, {\"a\":3} ]\n");
    put(files, "pretty.json", "[\n  {\n    \"a\": 1\n  },\n  {\n    \"a\": [1, 2]\n  }\n]   \n\n");
    put(files, "empty-array.json", " [ ]\n");
    put(
        files,
        "inside.json",
        "{\"v\":[1,2],\"data\":{\"rows\":[{\"a\":1},{\"a\":\"]\"}]},\"n\":2}");
    put(files, "two-arrays.json", "{\"x\":[{\"a\":1}],\"y\":[{\"a\":2}]}");
    put(files, "chat.json", "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
    put(files, "values.json", "{\"a\":1}\n{\n \"a\":2\n}\n{\"a\":3}");
    put(files, "no-commas.json", "[{\"a\":1}{\"a\":2},,{\"a\":3},]");
    put(files, "not-closed.json", "[{\"a\":1},{\"a\":2}\n");
    put(files, "junk.json", "[{\"a\":1}] trailing ]");
    put(
        files,
        "bad-element.json",
        "[\n {\"a\":1},\n {\"a\":\"x\n },\n {\"a\":[2},\n {\"a\":3}\n]\n");
    put(files, "nested.json", "[{\"a\":[[{\"b\":\"}]\\\"\"}],{}]},\n\"text\", 7, [1]]");
    put(files, "escapes.json", "[{\"a\\u0062\":\"\\ud83d\\ude00 \\ud800 \\/ \\n\"}]");
  }

  private static void charsets(Map<String, byte[]> files) {
    Charset latin = Charset.forName("windows-1252");
    String text = "{\"a\":\"Gr\u00FC\u00DFe aus K\u00F6ln\"}\n{\"a\":\"\u20AC \u201Cok\u201D\"}\n";
    files.put("latin.jsonl", text.repeat(20).getBytes(latin));
    byte[] utf8 = text.repeat(20).getBytes(StandardCharsets.UTF_8);
    byte[] line = "{\"a\":\"caf\u00E9\"}\n".getBytes(latin);
    files.put("one-latin-line.jsonl", concat(utf8, line, utf8));
    files.put("garbled.jsonl", concat(utf8, new byte[] {(byte) 0xFF, (byte) 0xFE, '\n'}, utf8));
    String wide = "\uFEFF" + text + "{\"a\":\"\uD83D\uDE00\"}\n";
    files.put("wide-le.jsonl", wide.getBytes(StandardCharsets.UTF_16LE));
    files.put("wide-be.jsonl", wide.getBytes(StandardCharsets.UTF_16BE));
    byte[] half = "\uFEFFtext,label\nham,a?b\nspam,c\n".getBytes(StandardCharsets.UTF_16LE);
    int question = 2 * "\uFEFFtext,label\nham,a".length();
    half[question] = 0x3D;
    half[question + 1] = (byte) 0xD8;
    files.put("half-character.csv", concat(half, new byte[] {'x'}));
  }

  static byte[] concat(byte[]... parts) {
    byte[] all = new byte[0];
    for (byte[] part : parts) {
      int size = all.length;
      all = java.util.Arrays.copyOf(all, size + part.length);
      System.arraycopy(part, 0, all, size, part.length);
    }
    return all;
  }
}
