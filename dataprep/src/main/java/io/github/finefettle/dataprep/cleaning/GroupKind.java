package io.github.finefettle.dataprep.cleaning;

/** By what rows are grouped where removals are held against a limit. */
enum GroupKind {
  CLASS("class"),
  SOURCE("source"),
  LANGUAGE("language");

  private final String word;

  GroupKind(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
