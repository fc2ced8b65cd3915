package io.github.finefettle.dataprep.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** JSON web tokens and private keys in PEM form. */
final class Tokens {
  /** The header of our pseudonyms: a token without an algorithm, which no server takes. */
  static final String PSEUDONYM_HEADER = "eyJQU0VVRE8iOnRydWV9";

  private static final int LONGEST_HEADER = 2000;
  private static final String PEM_BEGIN = "-----BEGIN ";
  private static final String PEM_END = "-----END ";
  private static final int LONGEST_LABEL = 40;

  private Tokens() {}

  /** Looks at a capital J, for the "eyJ" that an object begins with; gives where to go on. */
  static int capitalJAt(ScanRun run, int i) {
    String text = run.text;
    int begin = i - 2;
    if (!text.startsWith("ey", begin) || Edges.isWordAt(text, begin - 1)) {
      return i + 1;
    }
    int header = partEnd(text, begin);
    if (!Edges.isAt(text, header, '.') || !text.startsWith("eyJ", header + 1)) {
      return header;
    }
    int payload = partEnd(text, header + 1);
    if (!Edges.isAt(text, payload, '.')) {
      return payload;
    }
    int end = partEnd(text, payload + 1);
    if (text.startsWith(PSEUDONYM_HEADER, begin)) {
      return run.pass(begin, end);
    }
    if (!hasAlgorithm(text, begin, header)) {
      return end;
    }
    return run.add(PersonalDataType.JWT, "jwt", begin, end, Assurance.FORMAT);
  }

  private static int partEnd(String text, int begin) {
    int i = begin;
    while (i < text.length() && isBase64Url(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBase64Url(char c) {
    return Edges.isAlphanumeric(c) || c == '_' || c == '-';
  }

  private static boolean hasAlgorithm(String text, int begin, int end) {
    if (end - begin > LONGEST_HEADER || (end - begin) % 4 == 1) {
      return false;
    }
    byte[] json = Base64.getUrlDecoder().decode(text.substring(begin, end));
    return new String(json, StandardCharsets.UTF_8).contains("\"alg\"");
  }

  /** Looks at the first hyphen of a run of them, for a PEM border; gives where to go on. */
  static int hyphensAt(ScanRun run, int i) {
    String text = run.text;
    int end = i;
    while (end < text.length() && text.charAt(end) == '-') {
      end++;
    }
    int begin = end - 5;
    if (begin < i || !text.startsWith(PEM_BEGIN, begin)) {
      return end;
    }
    int label = end + PEM_BEGIN.length() - 5;
    int labelEnd = text.indexOf("-----", label);
    if (labelEnd < 0 || labelEnd - label > LONGEST_LABEL) {
      return label;
    }
    String name = text.substring(label, labelEnd);
    if (!name.endsWith("PRIVATE KEY") && !name.endsWith("PRIVATE KEY BLOCK")) {
      return labelEnd;
    }
    int body = labelEnd + 5;
    int blockEnd = blockEnd(run, body, name);
    int first = skipLineEnds(text, body);
    if (text.startsWith(ApiKeys.PSEUDONYM_MARK, first)) {
      return run.pass(begin, blockEnd);
    }
    return run.add(PersonalDataType.PRIVATE_KEY, "pem", begin, blockEnd, Assurance.FORMAT);
  }

  /** The index after the end line, or where there is none after all that may be the key. */
  private static int blockEnd(ScanRun run, int body, String name) {
    String text = run.text;
    int endLine = run.noPemEndAhead ? -1 : text.indexOf(PEM_END, body);
    run.noPemEndAhead = endLine < 0;
    int border = endLine < 0 ? -1 : endLine + PEM_END.length() + name.length();
    if (border > 0 && text.startsWith(name + "-----", endLine + PEM_END.length())) {
      return border + 5;
    }
    int i = body;
    while (i < text.length() && isInBody(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isInBody(char c) {
    return Edges.isAlphanumeric(c) || "+/=\r\n\\".indexOf(c) >= 0;
  }

  private static int skipLineEnds(String text, int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) == '\n' || text.charAt(i) == '\r')) {
      i++;
    }
    return text.startsWith("\\n", i) ? i + 2 : i;
  }
}
