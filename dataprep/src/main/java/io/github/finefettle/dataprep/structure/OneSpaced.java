package io.github.finefettle.dataprep.structure;

import io.github.finefettle.dataprep.duplicates.ExactDuplicates;

/** A text in normal form with every run of white space as one space, for comparison. */
final class OneSpaced {
  private OneSpaced() {}

  static String of(String text) {
    String form = ExactDuplicates.keyOf(text);
    StringBuilder out = new StringBuilder(form.length());
    boolean space = false;
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = true;
      } else {
        if (space && out.length() > 0) {
          out.append(' ');
        }
        out.append(c);
        space = false;
      }
    }
    return out.toString();
  }
}
