package io.github.finefettle.metrics.description;

import java.util.ArrayList;
import java.util.List;

/**
 * Several texts as one value of a signature: separated by commas; a comma or a backslash inside a
 * text has a backslash before it. A list of one empty text and an empty list are both written as
 * the empty text, which is read as the former.
 */
public final class SignatureList {
  private SignatureList() {}

  /**
   * Writes a list.
   *
   * @param texts one or more texts
   * @return one text
   */
  public static String write(List<String> texts) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      out.append(i == 0 ? "" : ",");
      out.append(texts.get(i).replace("\\", "\\\\").replace(",", "\\,"));
    }
    return out.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param text one text
   * @return one or more texts
   */
  public static List<String> read(String text) {
    List<String> texts = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',') {
        texts.add(current.toString());
        current.setLength(0);
      } else if (c == '\\' && i + 1 < text.length()) {
        i++;
        current.append(text.charAt(i));
      } else {
        current.append(c);
      }
    }
    texts.add(current.toString());
    return List.copyOf(texts);
  }
}
