package io.github.finefettle.dataprep.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The contracted forms of English, made from its grammar: which words take which endings. A bar
 * marks where the form is cut, as in {@code could|n't|'ve}. People leave the apostrophe out, so
 * each form is there without it too; and each at the beginning of a sentence.
 */
final class EnglishContractions {
  private static final String PRONOUNS = "i you he she it we they";
  private static final String ASKING = "who what when where why how";
  private static final String POINTING = "that this these those";

  /** Auxiliary verbs; "can", "will" and "shall" lose their ends before a negation. */
  private static final String BEFORE_HAVE = "could might must should would";

  private static final String BEFORE_NOT_HAVE =
      BEFORE_HAVE + " ca wo sha may need ought do does did had";
  private static final String BEFORE_NOT = "ai is are was were has have dare";

  /** Words that lost their last g, or the d of "old". */
  private static final String CLIPPED = "doin goin havin lovin nothin nuthin somethin ol";

  /** Without its apostrophe a contraction may be another word, which is far more frequent. */
  private static final String WORDS_OF_THEIR_OWN = "ill its hell shell shed were well whore";

  private final List<String> forms = new ArrayList<>();

  private EnglishContractions() {}

  /** All forms, those without a cut among them; first letters small and large. */
  static List<String> forms() {
    EnglishContractions all = new EnglishContractions();
    all.verbsBehindSubjects();
    all.verbsBehindVerbs();
    all.fixedForms();
    List<String> not = new ArrayList<>();
    words(WORDS_OF_THEIR_OWN).forEach(word -> not.addAll(bothCases(word)));
    all.forms.removeIf(form -> not.contains(form.replace("|", "")));
    return all.forms;
  }

  private void verbsBehindSubjects() {
    // Will, had and would go with every subject; am, are, is, have and has agree with it.
    join(PRONOUNS + " " + ASKING + " there " + POINTING, "'ll 'll|'ve 'd 'd|'ve");
    join("i", "'m 'm|a");
    join("you we they", "'re");
    join("i you we they", "'ve");
    join("he she it", "'s");
    join(ASKING + " there that this", "'s");
    join(ASKING + " there these those", "'re 've");
  }

  private void verbsBehindVerbs() {
    join(BEFORE_HAVE + " not", "'ve");
    join(BEFORE_NOT_HAVE, "n't n't|'ve");
    join(BEFORE_NOT, "n't");
  }

  private void fixedForms() {
    forms.addAll(List.of("y'|all", "y|all"));
    for (String form : words("can|not gon|na got|ta let|'s c'm|on how|'d|'y ma'am o'clock")) {
      forms.addAll(bothCases(form));
    }
    for (String word : words(CLIPPED)) {
      for (String form : bothCases(word)) {
        forms.add(form);
        forms.add(form + "'");
      }
    }
    // Words that lost their beginnings.
    for (String rest : words("em nuff ll")) {
      forms.add(rest);
      forms.add("'" + rest);
    }
    for (String rest : words("cause cos coz cuz")) {
      bothCases(rest).forEach(form -> forms.add("'" + form));
    }
    forms.add("'bout");
    // Endings that stand alone, the genitive's also in capitals and behind the wrong quote.
    forms.addAll(List.of("'d", "'re", "'s", "'S", "\u2018s", "\u2018S"));
  }

  private void join(String starts, String endings) {
    for (String small : words(starts)) {
      for (String start : bothCases(small)) {
        for (String ending : words(endings)) {
          forms.add(start + "|" + ending);
          forms.add(start + "|" + ending.replace("'", ""));
        }
      }
    }
  }

  private static List<String> words(String table) {
    return Arrays.asList(table.split(" ", -1));
  }

  private static List<String> bothCases(String small) {
    return List.of(small, Character.toUpperCase(small.charAt(0)) + small.substring(1));
  }
}
