package io.github.finefettle.metrics.speech;

import io.github.finefettle.metrics.text.PythonText;

/**
 * What is done to both texts before they are compared.
 *
 * @param unit words or characters
 * @param lowerCase whether letters are made small
 * @param withoutPunctuation whether characters of the Unicode categories P are taken out
 * @param anyWhiteSpace whether any white space separates words; jiwer's default separates at spaces
 *     and at runs of two or more white-space characters only
 */
record SpeechText(
    SpeechUnit unit, boolean lowerCase, boolean withoutPunctuation, boolean anyWhiteSpace) {
  static SpeechText of(SpeechUnit unit) {
    return new SpeechText(unit, false, false, false);
  }

  String normalized(String text) {
    String cased = lowerCase ? PythonText.lower(text) : text;
    return withoutPunctuation ? withoutPunctuation(cased) : cased;
  }

  private static String withoutPunctuation(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!isPunctuation(c)) {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  private static boolean isPunctuation(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
