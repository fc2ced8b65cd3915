package io.github.finefettle.metrics.speech;

/** What is compared: words or characters. */
enum SpeechUnit {
  /** Words, split as jiwer does; see {@link ErrorRate}. */
  WORD("word"),
  /** Code points, spaces included, without white space at both ends of the text. */
  CHARACTER("char");

  private final String key;

  SpeechUnit(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
