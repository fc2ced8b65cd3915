package io.github.finefettle.dataprep.language;

import java.util.List;
import java.util.Set;

/** Languages that a detector mistakes for each other in short texts. */
final class NearLanguages {
  private static final List<Set<String>> GROUPS =
      List.of(
          Set.of("dan", "nno", "nob", "nor"),
          Set.of("bos", "hrv", "srp"),
          Set.of("ind", "jav", "min", "msa", "sun"),
          Set.of("deu", "gsw", "ltz", "nds"),
          Set.of("afr", "fry", "lim", "nds", "nld"),
          Set.of("ast", "cat", "glg", "oci", "spa"),
          Set.of("glg", "por"),
          Set.of("ces", "slk"),
          Set.of("bak", "tat"),
          Set.of("hin", "mar", "nep", "san"),
          Set.of("pnb", "urd"));

  private NearLanguages() {}

  /** Whether two codes are equal or stand for languages that are mistaken for each other. */
  static boolean near(String a, String b) {
    return a.equals(b) || GROUPS.stream().anyMatch(group -> group.contains(a) && group.contains(b));
  }
}
