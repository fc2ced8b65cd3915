package io.github.finefettle.examples.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counts are taken from the file as a stranger would read it, not from the generator. */
class CustomerMessagesTest {
  private static final List<String> LABELS =
      List.of("billing", "delivery", "returns", "account", "praise");
  private static final Set<String> MISSING = Set.of("", "N/A", "null");

  private static String csv = "";
  private static CustomerMessages messages =
      CustomerMessages.generate(CustomerMessages.SHIPPED_SEED);
  private static final List<String[]> ROWS = new ArrayList<>();

  @BeforeAll
  static void readTheShippedFile() throws IOException {
    csv = resource(CustomerMessages.SHIPPED_FILE);
    List<String> lines = csv.lines().toList();
    assertThat(lines.get(0)).isEqualTo("label,text");
    lines.stream().skip(1).map(CustomerMessagesTest::fields).forEach(ROWS::add);
  }

  @Test
  void theShippedFileIsReproducedByteForByte(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("messages.csv");
    messages.writeCsv(file);
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(csv);
    assertThat(Files.size(file)).isLessThan(400_000);
    Path counts = folder.resolve("planted.json");
    messages.writePlantedCounts(counts);
    assertThat(Files.readString(counts, StandardCharsets.UTF_8))
        .isEqualTo(resource(CustomerMessages.SHIPPED_PLANTED_FILE));
  }

  @Test
  void thePlantedCountsAreThoseOfTheFile() {
    assertThat(ROWS).hasSize(messages.planted().rows());
    assertThat(count(row -> row.length != 2)).isEqualTo(planted(Dirt.UNREADABLE));
    assertThat(countReadable(row -> MISSING.contains(row[0])))
        .isEqualTo(planted(Dirt.MISSING_LABEL));
    assertThat(countReadable(row -> !MISSING.contains(row[0]) && !LABELS.contains(row[0])))
        .isEqualTo(planted(Dirt.LABEL_SPELLING));
    assertThat(
            countReadable(
                row -> matches(row[1], ".*(\u00C3.|\u00C2.|\u00E2\u20AC|\u00E2\u201A\u00AC).*")))
        .isEqualTo(planted(Dirt.MOJIBAKE));
    assertThat(countReadable(row -> matches(row[1], ".*&(amp|#39);.*")))
        .isEqualTo(planted(Dirt.HTML_ENTITIES));
    assertThat(countReadable(row -> matches(row[1], ".*[\u200B\u200C\u2060\uFEFF].*")))
        .isEqualTo(planted(Dirt.ZERO_WIDTH));
    assertThat(
            countReadable(
                row -> !row[1].equals(row[1].strip()) || matches(row[1], ".*([\t\u00A0]|  ).*")))
        .isEqualTo(planted(Dirt.EXTRA_WHITE_SPACE));
  }

  @Test
  void theOnlyDuplicatesAreThePlantedOnes() {
    List<String[]> readable = ROWS.stream().filter(row -> row.length == 2).toList();
    Set<String> different = new HashSet<>();
    readable.forEach(row -> different.add(row[0] + "\n" + row[1]));
    assertThat(readable.size() - different.size()).isEqualTo(planted(Dirt.EXACT_DUPLICATE));
    List<Likeness> texts = readable.stream().map(row -> Likeness.of(row[1])).toList();
    int same = 0;
    int near = 0;
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (texts.get(i).isSimilar(texts.get(j), 0.8)) {
          boolean equal = readable.get(i)[1].equals(readable.get(j)[1]);
          same += equal ? 1 : 0;
          near += equal ? 0 : 1;
          assertThat(readable.get(i)[0]).isEqualTo(readable.get(j)[0]);
        }
      }
    }
    assertThat(same).isEqualTo(planted(Dirt.EXACT_DUPLICATE));
    assertThat(near).isEqualTo(planted(Dirt.NEAR_DUPLICATE));
  }

  @Test
  void thereAreEnoughDifferentMessagesAndTheClassesAreUneven() {
    Map<Topic, Integer> topics = messages.planted().topics();
    assertThat(topics.values().stream().mapToInt(n -> n).sum()).isGreaterThanOrEqualTo(2_400);
    assertThat(topics.get(Topic.DELIVERY)).isEqualTo(6 * topics.getOrDefault(Topic.PRAISE, 0));
    Map<String, Long> words = new HashMap<>();
    ROWS.forEach(
        row ->
            Arrays.stream(row[row.length - 1].toLowerCase(Locale.ROOT).split("\\W+"))
                .forEach(word -> words.merge(word, 1L, Long::sum)));
    assertThat(words).hasSizeGreaterThan(1_000);
  }

  @Test
  void anotherSeedGivesOtherMessagesWithTheSameCounts() {
    CustomerMessages other = CustomerMessages.generate(7);
    assertThat(other.toCsv()).isNotEqualTo(csv);
    assertThat(other.planted().dirt()).isEqualTo(messages.planted().dirt());
    assertThat(other.planted().topics()).isEqualTo(messages.planted().topics());
  }

  @Test
  void theJsonNamesEveryKindOfDirt() throws IOException {
    JsonValue.JsonObject json =
        JsonValue.parse(resource(CustomerMessages.SHIPPED_PLANTED_FILE)).asObject();
    JsonValue.JsonObject dirt = json.get("dirt").asObject();
    for (Dirt kind : Dirt.values()) {
      assertThat(dirt.integer(kind.jsonName())).isEqualTo(planted(kind));
    }
    assertThat(dirt.members()).hasSize(Dirt.values().length);
  }

  /** Neither a set phrase for each class nor hopeless: words alone get most of it, not all. */
  @Test
  void aModelOfWordsLearnsItButNotPerfectly() {
    List<String[]> clean =
        ROWS.stream().filter(row -> row.length == 2 && LABELS.contains(row[0])).toList();
    Map<String, Integer> firstAt = new HashMap<>();
    List<String[]> train = new ArrayList<>();
    List<String[]> test = new ArrayList<>();
    for (int i = 0; i < clean.size(); i++) {
      if (firstAt.putIfAbsent(clean.get(i)[1], i) == null) {
        (i % 5 == 0 ? test : train).add(clean.get(i));
      }
    }
    double macroF1 = NaiveBayes.learn(train).macroF1(test);
    assertThat(macroF1).isBetween(0.80, 0.95);
  }

  private static int planted(Dirt kind) {
    return messages.planted().dirt().getOrDefault(kind, 0);
  }

  private static long count(Predicate<String[]> condition) {
    return ROWS.stream().filter(condition).count();
  }

  private static long countReadable(Predicate<String[]> condition) {
    return count(row -> row.length == 2 && condition.test(row));
  }

  private static boolean matches(String text, String pattern) {
    return java.util.regex.Pattern.compile(pattern, java.util.regex.Pattern.DOTALL)
        .matcher(text)
        .matches();
  }

  /** No field holds a line feed, so a line is a row. */
  private static String[] fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          field.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields.toArray(String[]::new);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CustomerMessages.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
