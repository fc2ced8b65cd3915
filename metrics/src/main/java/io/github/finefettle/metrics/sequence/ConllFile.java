package io.github.finefettle.metrics.sequence;

import io.github.finefettle.metrics.text.PythonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences of one file, with one column of tags. */
final class ConllFile {
  private static final String DOCUMENT_START = "-DOCSTART-";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final int column;
  private final List<Sentence> sentences = new ArrayList<>();

  private Sentence open = new Sentence();
  private int line;

  /** How many columns the last token's line had, or 0. */
  private int columnsBefore;

  private int missingTokens;

  private ConllFile(int column) {
    this.column = column;
  }

  static ConllFile read(Path path, int column) throws IOException {
    ConllFile file = new ConllFile(column);
    try (InputStream bytes = Files.newInputStream(path);
        Reader reader =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16)) {
      StringBuilder text = new StringBuilder();
      // Not readLine: it takes a carriage return in the middle of a line for its end.
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n') {
          file.take(text);
          text.setLength(0);
        } else {
          text.append((char) c);
        }
      }
      if (text.length() > 0) {
        file.take(text);
      }
    }
    file.endSentence();
    return file;
  }

  List<Sentence> sentences() {
    return sentences;
  }

  /** How many lines held a tag but no token. */
  int missingTokens() {
    return missingTokens;
  }

  private void take(StringBuilder raw) {
    line++;
    int end = raw.length();
    while (end > 0 && raw.charAt(end - 1) == '\r') {
      end--;
    }
    int begin = line == 1 && end > 0 && raw.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    String text = raw.substring(begin, end);
    if (PythonText.strip(text).isEmpty()) {
      endSentence();
      return;
    }
    List<String> fields = fields(text);
    if (fields.get(0).equals(DOCUMENT_START)) {
      endSentence();
      return;
    }
    if (!isComment(text, fields)) {
      addToken(text, fields);
    }
  }

  /**
   * A number sign is also a token. A comment stands before a sentence, and has an equals sign,
   * other columns, or a last column that is no tag of entities or parts of speech.
   */
  private boolean isComment(String text, List<String> fields) {
    if (!text.startsWith("#") || open.size() > 0 || text.startsWith("#\t")) {
      return false;
    }
    if (fields.contains("=") || !text.startsWith("# ")) {
      return fields.contains("=");
    }
    String last = fields.get(fields.size() - 1);
    boolean otherColumns = columnsBefore > 0 && fields.size() != columnsBefore;
    return fields.size() == 1 || (!looksLikeTag(last) && (otherColumns || isNoTag(last)));
  }

  /** Tags of parts of speech are capitals or signs. */
  private static boolean isNoTag(String text) {
    return text.chars().anyMatch(Character::isLowerCase)
        || text.chars().allMatch(Character::isDigit);
  }

  private void addToken(String text, List<String> fields) {
    if (open.size() == 0) {
      open.firstLine = line;
    }
    int count = fields.size();
    boolean tokenGone =
        columnsBefore > 1 && count == columnsBefore - 1 && (count == 1 || isSpace(text.charAt(0)));
    int index = column > 0 ? column - 1 - (tokenGone ? 1 : 0) : count + column;
    boolean tagGone =
        columnsBefore > 1 && count == 1 && !isSpace(text.charAt(0)) && !looksLikeTag(fields.get(0));
    if (index < 0 || index >= count || tagGone) {
      open.add("", "");
      open.spoil(
          "line "
              + line
              + " has "
              + count
              + " columns, and none of them is the tag's ("
              + column
              + ")");
      return;
    }
    if (tokenGone) {
      missingTokens++;
    } else {
      columnsBefore = count;
    }
    open.add(tokenGone || count == 1 ? "" : fields.get(0), fields.get(index));
  }

  private void endSentence() {
    if (open.size() > 0) {
      sentences.add(open);
      open = new Sentence();
    }
  }

  /** Tabs and spaces part columns, and nothing else: a token may be another white space. */
  private static List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
      int from = at;
      while (at < text.length() && !isSpace(text.charAt(at))) {
        at++;
      }
      if (at > from) {
        fields.add(text.substring(from, at));
      }
    }
    return fields;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean looksLikeTag(String field) {
    return field.equals("O")
        || (field.length() > 2 && "BIESUL".indexOf(field.charAt(0)) >= 0 && field.charAt(1) == '-');
  }

  /** One sentence; its tokens are kept only to be compared. */
  static final class Sentence {
    private final List<String> tokens = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private int firstLine;
    private @Nullable String problem;

    int size() {
      return tags.size();
    }

    int firstLine() {
      return firstLine;
    }

    List<String> tokens() {
      return tokens;
    }

    List<String> tags() {
      return tags;
    }

    /** Why the tags cannot be used, or null. */
    @Nullable String problem() {
      return problem;
    }

    private void add(String token, String tag) {
      tokens.add(token);
      tags.add(tag);
    }

    private void spoil(String reason) {
      problem = problem == null ? reason : problem;
    }
  }
}
