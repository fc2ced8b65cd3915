package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.SmsSpam;
import io.github.finefettle.dataprep.duplicates.ExactKey.Form;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExactKeyTest {
  private static final RowId A = new RowId("a", 0);
  private static final RowId B = new RowId("a", 1);

  private static Example row(RowId id, String input, String target) {
    return Example.of(id, Map.of(Role.INPUT, input, Role.TARGET, target));
  }

  @Test
  void theInputAloneOrTheWholeRecordCounts() {
    Example first = row(A, "What is 2 + 2?", "4");
    Example second = row(B, "What is 2 + 2?", "Four.");
    assertThat(ExactKey.input().sameIn(first, second)).isTrue();
    assertThat(ExactKey.record().sameIn(first, second)).isFalse();
  }

  @Test
  void whereARowCameFromDoesNotCount() {
    Example first = Example.of(A, Map.of(Role.INPUT, "x", Role.SOURCE, "web", Role.TIME, "2020"));
    Example second = Example.of(B, Map.of(Role.INPUT, "x", Role.GROUP, "g", Role.ID, "17"));
    assertThat(ExactKey.record().sameIn(first, second)).isTrue();
  }

  @Test
  void aChatIsComparedAsAWholeTurnByTurn() {
    Part hello = new Part(Role.INPUT, "user", "hello");
    Part hi = new Part(Role.TARGET, "assistant", "hi");
    Example chat = Example.of(A, List.of(hello, hi));
    Example labelled = Example.of(B, List.of(hello, hi, Part.of(Role.LABEL, "greeting")));
    assertThat(ExactKey.chat().sameIn(chat, labelled)).isTrue();
    assertThat(ExactKey.record().sameIn(chat, labelled)).isFalse();
    Example otherSpeaker = Example.of(B, List.of(new Part(Role.INPUT, "system", "hello"), hi));
    Example oneTurn = Example.of(B, List.of(new Part(Role.INPUT, "user", "hello\nhi")));
    Example otherOrder = Example.of(B, List.of(hi, hello));
    for (Example other : List.of(otherSpeaker, oneTurn, otherOrder)) {
      assertThat(ExactKey.chat().sameIn(chat, other)).isFalse();
    }
    assertThat(ExactKey.chat().sameIn(row(A, "x", "y"), row(B, "x", "y"))).isFalse();
  }

  @Test
  void textsThatAreTheSameOnlyWhenRunTogetherAreDifferent() {
    assertThat(ExactKey.record().sameIn(row(A, "ab", "c"), row(B, "a", "bc"))).isFalse();
    assertThat(
            ExactKey.record().as(Form.RAW).sameIn(row(A, "a\u0000", "b"), row(B, "a", "\u0000b")))
        .isFalse();
  }

  @Test
  void eachFormSaysWhatItDrops() {
    assertThat(same("a b ", "a b", Form.RAW)).isFalse();
    assertThat(same("a b \r\n", "a b", Form.TRIMMED)).isTrue();
    assertThat(same("cafe\u0301", "caf\u00e9", Form.TRIMMED)).isTrue();
    assertThat(same("A b", "a b", Form.TRIMMED)).isFalse();
    assertThat(same("A -- b!", "a b", Form.FOLDED)).isTrue();
    assertThat(same("don't", "dont", Form.FOLDED)).isFalse();
    assertThat(same("a_b", "a b", Form.FOLDED)).isFalse();
    assertThat(same("STRASSE", "strasse", Form.FOLDED)).isTrue();
    assertThat(same("good \uD83D\uDC4D", "good \uD83D\uDC4E", Form.FOLDED)).isFalse();
    assertThat(same("1.5", "15", Form.FOLDED)).isFalse();
  }

  @Test
  void rowsThatFoldToNothingAreNotEqual() {
    assertThat(same("???", "!!!", Form.FOLDED)).isFalse();
    assertThat(same(":)", ":(", Form.FOLDED)).isFalse();
    assertThat(same(" ??? ", "???", Form.FOLDED)).isTrue();
  }

  @Test
  void rowsWithNothingToCompareAreNoDuplicates() {
    assertThat(same("", "", Form.TRIMMED)).isFalse();
    assertThat(same(" \n", " \n", Form.RAW)).isFalse();
    assertThat(ExactKey.of(Role.TARGET).sameIn(row(A, "x", ""), row(B, "x", ""))).isFalse();
  }

  /** A converter to bytes makes the same question mark of every unpaired surrogate. */
  @Test
  void unpairedSurrogatesAreToldApart() {
    for (Form form : Form.values()) {
      assertThat(same("x \uD83D y", "x \uDE00 y", form)).isEqualTo(form == Form.FOLDED);
      assertThat(same("x \uD83D y", "x ? y", form)).isEqualTo(form == Form.FOLDED);
    }
    assertThat(same("\uD83D", "?", Form.FOLDED)).isFalse();
    assertThat(same("\uD83D", "\uD83D", Form.TRIMMED)).isTrue();
  }

  private static boolean same(String a, String b, Form form) {
    return ExactKey.record()
        .as(form)
        .sameIn(Example.of(A, Map.of(Role.INPUT, a)), Example.of(B, Map.of(Role.INPUT, b)));
  }

  @Test
  void keysSurviveTheirJson() {
    List<ExactKey> keys =
        List.of(
            ExactKey.record(),
            ExactKey.chat().as(Form.RAW),
            ExactKey.input().as(Form.FOLDED),
            ExactKey.of(Role.TARGET, Role.INPUT));
    for (ExactKey key : keys) {
      assertThat(ExactKey.fromJson(JsonValue.parse(key.toJson().toCanonicalString())))
          .isEqualTo(key)
          .hasSameHashCodeAs(key);
    }
    assertThat(new HashSet<>(keys)).hasSize(4);
    assertThat(keys.get(2).toJson().toCanonicalString())
        .isEqualTo(
            "{\"form\":\"FOLDED\",\"kind\":\"exact-key\",\"of\":\"ROLES\",\"roles\":[\"INPUT\"],"
                + "\"version\":1}");
    String unknown = "{\"form\":\"RAW\",\"kind\":\"exact-key\",\"of\":\"MOOD\",\"version\":1}";
    assertThatThrownBy(() -> ExactKey.fromJson(JsonValue.parse(unknown)))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("MOOD");
    assertThatThrownBy(() -> ExactKey.of()).hasMessageContaining("one or more");
  }

  /** Counted by sets of strings: 403 equal rows by raw text, 414 trimmed; of words alone 444. */
  @Test
  void theKnownDuplicatesOfMessagesComeOutInEachForm() {
    List<String> texts = SmsSpam.texts();
    assertThat(texts).hasSize(5574);
    assertThat(ExactDuplicates.find(texts, Form.RAW).duplicates()).isEqualTo(403);
    assertThat(ExactDuplicates.find(texts, Form.TRIMMED).duplicates()).isEqualTo(414);
    Set<String> words = new HashSet<>();
    texts.forEach(text -> words.add(words(text)));
    assertThat(texts.size() - words.size()).isEqualTo(403 + 41).isEqualTo(414 + 30);
    // One of the 444 is a pair of rows without any word, ":)" and ":-) :-)". Sets of words hold
    // them for equal, because both are empty; here rows that fold to nothing are never merged.
    assertThat(texts.stream().filter(text -> words(text).isEmpty()).map(String::strip))
        .containsExactlyInAnyOrder(":)", ":-) :-)");
    assertThat(ExactDuplicates.find(texts, Form.FOLDED).duplicates()).isEqualTo(444 - 1);
  }

  /**
   * The texts of banking77 that train and test share: none as they stand, 6 trimmed, 25 by words
   * alone in lower case. Distinct texts and test rows give the same counts.
   */
  @Test
  void theKnownTextsInTrainAndTestComeOutInEachForm() {
    List<Example> train = RealRows.banking77("train.csv");
    List<Example> test = RealRows.banking77("test.csv");
    assertThat(train).hasSize(10_003);
    assertThat(test).hasSize(3080);
    Map<Form, Integer> shared = new TreeMap<>();
    for (Form form : Form.values()) {
      Set<DuplicateKey> keys = new HashSet<>();
      ExactKey key = ExactKey.input().as(form);
      train.forEach(row -> keys.add(key.keyOf(row)));
      shared.put(form, (int) test.stream().filter(row -> keys.contains(key.keyOf(row))).count());
    }
    assertThat(shared).isEqualTo(Map.of(Form.RAW, 0, Form.TRIMMED, 6, Form.FOLDED, 25));
    Set<String> words = new TreeSet<>();
    train.forEach(row -> words.add(words(row.text(Role.INPUT))));
    words.retainAll(
        test.stream().map(row -> words(row.text(Role.INPUT))).collect(Collectors.toSet()));
    assertThat(words).hasSize(25);
  }

  private static String words(String text) {
    Matcher matcher = Pattern.compile("[\\p{L}\\p{N}_]+").matcher(text.toLowerCase(Locale.ROOT));
    List<String> words = new ArrayList<>();
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return String.join(" ", words);
  }
}
