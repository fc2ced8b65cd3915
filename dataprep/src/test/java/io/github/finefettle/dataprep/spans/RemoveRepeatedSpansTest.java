package io.github.finefettle.dataprep.spans;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.cleaning.CleaningPlan;
import io.github.finefettle.dataprep.cleaning.CleaningResult;
import io.github.finefettle.dataprep.cleaning.CleaningTask;
import io.github.finefettle.dataprep.cleaning.DatasetCleaner;
import io.github.finefettle.dataprep.cleaning.LedgerEntry;
import io.github.finefettle.dataprep.examples.ChatExample;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.InstructionExample;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.examples.Turn;
import io.github.finefettle.dataprep.io.SourceRows;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoveRepeatedSpansTest {
  private static final String NOTICE =
      "This message may hold secrets of our firm. Please delete it if it was not for you.";
  private static final String HOURS = "Our office is closed on Sundays and on public holidays.";

  private static final RemoveRepeatedSpans CUTTING = RemoveRepeatedSpans.standard().cutting();

  private static List<String> clean(RemoveRepeatedSpans rule, String... texts) {
    return texts(result(rule, texts));
  }

  private static CleaningResult<LabelledText> result(RemoveRepeatedSpans rule, String... texts) {
    List<LabelledText> rows = new ArrayList<>();
    for (String text : texts) {
      rows.add(new LabelledText(text, "mail"));
    }
    return cleaner(rule).clean(rows);
  }

  private static DatasetCleaner<LabelledText> cleaner(RemoveRepeatedSpans rule) {
    return DatasetCleaner.forClassification(LabelledText.schema()).apply(rule);
  }

  private static List<String> texts(CleaningResult<LabelledText> result) {
    return result.kept().stream().map(LabelledText::text).toList();
  }

  private static RowId row(long position) {
    return new RowId("list", position);
  }

  @Test
  void theFirstRowKeepsTheSpanAndTheOthersLoseIt() {
    // The anchor's tool strikes all of them, and the text is gone from the data.
    assertThat(
            clean(
                CUTTING,
                "Dear Ann, the book has come. " + NOTICE,
                NOTICE + " The bill is late.",
                "When do you open? " + NOTICE + " Thank you!",
                "Nothing to see."))
        .containsExactly(
            "Dear Ann, the book has come. " + NOTICE,
            "The bill is late.",
            "When do you open? Thank you!",
            "Nothing to see.");
  }

  @Test
  void byDefaultRowsAreOnlyFlagged() {
    CleaningResult<LabelledText> result =
        result(RemoveRepeatedSpans.standard(), "Ah. " + NOTICE, "Bo. " + NOTICE, "Ci. " + NOTICE);
    assertThat(texts(result)).containsExactly("Ah. " + NOTICE, "Bo. " + NOTICE, "Ci. " + NOTICE);
    assertThat(result.ledger().changed()).isEmpty();
    assertThat(result.ledger().entries())
        .extracting(LedgerEntry::action)
        .containsExactly(RuleAction.FLAGGED, RuleAction.FLAGGED);
    LedgerEntry entry = result.ledger().entries().get(0);
    assertThat(entry.row()).isEqualTo(row(1));
    assertThat(entry.partner()).contains(row(0));
    assertThat(entry.measured()).hasValue(NOTICE.length());
    assertThat(entry.threshold()).hasValue(60);
    assertThat(entry.reason()).contains("Characters 4 to 86").contains("3 rows");
    assertThat(entry.before()).contains("Bo. " + NOTICE);
  }

  @Test
  void theLedgerTellsTheTextBeforeAndAfterThePartnerAndTheSpan() {
    CleaningResult<LabelledText> result =
        result(CUTTING, "Aha. " + NOTICE, "Bah. " + NOTICE, "Car. " + NOTICE + " Dot.");
    LedgerEntry changed = result.ledger().changed().get(1);
    assertThat(changed.row()).isEqualTo(row(2));
    assertThat(changed.before()).contains("Car. " + NOTICE + " Dot.");
    assertThat(changed.after()).contains("Car. Dot.");
    assertThat(changed.measured()).hasValue(NOTICE.length());
    assertThat(changed.reason()).contains("characters 5 to 87").contains("list#0 keeps");
    assertThat(result.ledger().entries())
        .filteredOn(entry -> entry.action() == RuleAction.FLAGGED)
        .allSatisfy(entry -> assertThat(entry.partner()).contains(row(0)))
        .hasSize(2);
    assertThat(result.undo(row(2)).text()).isEqualTo("Car. " + NOTICE + " Dot.");
  }

  @Test
  void noSentenceIsCutInTwo() {
    // The span reaches into both neighbours; only the whole sentences go.
    assertThat(
            clean(
                CUTTING,
                "We saw the red house. " + NOTICE + " Then we went home.",
                "They had a red house. " + NOTICE + " Then we slept.",
                "I own no red house. " + NOTICE + " Then we sang."))
        .containsExactly(
            "We saw the red house. " + NOTICE + " Then we went home.",
            "They had a red house. Then we slept.",
            "I own no red house. Then we sang.");
    String half = "and then the long tale of the three kings and their nine ships begins anew";
    assertThat(clean(CUTTING, "One " + half + " x.", "Two " + half + " y.", "Six " + half + " z."))
        .containsExactly("One " + half + " x.", "Two " + half + " y.", "Six " + half + " z.");
  }

  @Test
  void whatIsLeftOfTheSpanMustHaveTheLeastLength() {
    // 70 characters are shared, but the only whole sentence in them is short.
    String shared = "er of the seven seas came. Good day. And the captain of the old ship w";
    String[] rows = {
      "The rul" + shared + "ept.", "A lead" + shared + "on.", "The mak" + shared + "as."
    };
    assertThat(clean(CUTTING, rows)).containsExactly(rows);
  }

  @Test
  void linesAreCutWithTheirLineEnds() {
    String line = "You answer as a friendly librarian who knows every book of the town";
    assertThat(
            clean(
                CUTTING,
                "Question 1\n" + line + "\nWhat is new",
                "Question 2\n" + line + "\nWho wrote this",
                "Hello there. " + line + "\nlast line",
                "Question 4\n" + line))
        .containsExactly(
            "Question 1\n" + line + "\nWhat is new",
            "Question 2\nWho wrote this",
            "Hello there.\nlast line",
            "Question 4");
  }

  @Test
  void chineseSentencesAreCutAtTheirMarks() {
    String notice = "我们的图书馆每逢星期日和公众假期休息，请您在其他时间再来。如有问题请打电话。";
    RemoveRepeatedSpans rule = RemoveRepeatedSpans.of(RepeatedSpans.atLeast(30)).cutting();
    assertThat(clean(rule, "你好。" + notice, "请问书到了吗？" + notice + "谢谢！", notice + "再见"))
        .containsExactly("你好。" + notice, "请问书到了吗？谢谢！", "再见");
  }

  @Test
  void linesOfCodeAreFlaggedAndNeverCut() {
    String code =
        "int factorial(int n) {\n  if (n < 2) return 1;\n  return n * factorial(n - 1);\n}";
    String[] rows = {
      "Explain this.\n" + code, "Is it right?\n" + code, "Make it faster.\n" + code + "\nThanks"
    };
    assertThat(clean(CUTTING, rows)).containsExactly(rows);
    assertThat(result(RemoveRepeatedSpans.standard(), rows).ledger().entries()).hasSize(2);
    assertThat(result(CUTTING, rows).ledger().entries())
        .hasSize(2)
        .allSatisfy(entry -> assertThat(entry.reason()).contains("look like code"));
    String python =
        "with open('data.csv', 'r') as file:\n    reader = csv.DictReader(file)\n    total = 0";
    String[] scripts = {"Sum it.\n" + python, "Count it.\n" + python, "Why?\n" + python};
    assertThat(clean(CUTTING, scripts)).containsExactly(scripts);
    String fence = "```\nyou may put what you like in here as long as it is long\n```";
    String[] fenced = {"See this.\n" + fence, "And this.\n" + fence, "Look.\n" + fence};
    assertThat(clean(CUTTING, fenced)).containsExactly(fenced);
  }

  @Test
  void emojiStayWhole() {
    String notice = NOTICE + " \uD83D\uDE00\uD83D\uDE01!";
    List<String> cleaned =
        clean(
            CUTTING,
            "A \uD83D\uDE00. " + notice + " \uD83D\uDE01 one",
            "B \uD83D\uDE02. " + notice + " \uD83D\uDE02 two",
            "C \uD83D\uDE03. " + notice + " \uD83D\uDE03 six");
    assertThat(cleaned.get(1)).isEqualTo("B \uD83D\uDE02. \uD83D\uDE02 two");
    assertThat(cleaned.get(2)).isEqualTo("C \uD83D\uDE03. \uD83D\uDE03 six");
  }

  @Test
  void aChainOfOverlappingSpansIsCutAndEachKeepsOneWholeRow() {
    String a = "The first rule of the house is that nobody runs in the long hall.";
    String b = "The second rule of the house is that all doors are shut by ten.";
    String c = "The third rule of the house is that guests are told of the rules.";
    String[] rows = {
      "R0. " + a + " " + b, "R1. " + a + " " + b, "R2. " + a + " " + b + " " + c,
      "R3. " + b + " " + c, "R4. " + b + " " + c + " " + a, "R5. " + a + " " + b + " " + c
    };
    List<String> cleaned = clean(CUTTING, rows);
    // Row 2 keeps "b c", so only its "a" goes; rows 3 to 5 keep nothing.
    assertThat(cleaned).containsExactly(rows[0], "R1.", "R2. " + b + " " + c, "R3.", "R4.", "R5.");
    assertThat(clean(CUTTING, cleaned.toArray(new String[0]))).isEqualTo(cleaned);
  }

  @Test
  void aTextThatIsNothingButRepeatedIsFlaggedAndLeft() {
    CleaningResult<LabelledText> result =
        result(CUTTING, "Ab. " + NOTICE, NOTICE, "Cd. " + NOTICE, NOTICE);
    assertThat(texts(result)).containsExactly("Ab. " + NOTICE, NOTICE, "Cd.", NOTICE);
    assertThat(result.ledger().entries())
        .filteredOn(entry -> entry.row().equals(row(1)))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo(RuleAction.FLAGGED);
              assertThat(entry.reason()).contains("nothing would be left");
            });
  }

  @Test
  void theTextOfADuplicateOfTheKeeperIsLeftToTheRuleForDuplicates() {
    assertThat(clean(CUTTING, "Ab. " + NOTICE, "Ab. " + NOTICE, "Cd. " + NOTICE))
        .containsExactly("Ab. " + NOTICE, "Ab. " + NOTICE, "Cd.");
  }

  @Test
  void targetsAreCutOnlyIfTold() {
    List<InstructionExample> rows = new ArrayList<>();
    for (String word : List.of("tea", "milk", "salt")) {
      rows.add(
          new InstructionExample(
              "Where is the " + word + "?", "", word + " is in the hall. " + NOTICE));
    }
    ExampleSchema<InstructionExample> schema = InstructionExample.schema();
    DatasetCleaner<InstructionExample> cleaner =
        DatasetCleaner.forTask(CleaningTask.of(schema), schema);
    assertThat(cleaner.apply(CUTTING).clean(rows).kept()).isEqualTo(rows);
    assertThat(cleaner.apply(CUTTING.inTargetsToo()).clean(rows).kept())
        .extracting(InstructionExample::answer)
        .containsExactly(
            "tea is in the hall. " + NOTICE, "milk is in the hall.", "salt is in the hall.");
  }

  @Test
  void systemMessagesMayBeTheSameInAllRows() {
    List<ChatExample> rows = new ArrayList<>();
    for (String word : List.of("tea", "milk", "salt")) {
      rows.add(
          new ChatExample(
              List.of(
                  new Turn("system", NOTICE + " " + HOURS, ""),
                  new Turn(
                      "user",
                      "Where is the " + word + "? " + HOURS + " Is there " + word + "?",
                      ""),
                  new Turn("assistant", "In the hall.", "")),
              ""));
    }
    RemoveRepeatedSpans rule = RemoveRepeatedSpans.of(RepeatedSpans.atLeast(50)).cutting();
    List<ChatExample> kept =
        DatasetCleaner.forTask(CleaningTask.of(ChatExample.schema()), ChatExample.schema())
            .apply(rule)
            .clean(rows)
            .kept();
    assertThat(kept.get(0)).isEqualTo(rows.get(0));
    assertThat(kept.get(1).turns().get(0)).isEqualTo(rows.get(1).turns().get(0));
    assertThat(kept.get(1).turns().get(1).text()).isEqualTo("Where is the milk? Is there milk?");
  }

  @Test
  void smallAndPlainInputsPass() {
    assertThat(clean(CUTTING)).isEmpty();
    assertThat(clean(CUTTING, "")).containsExactly("");
    assertThat(clean(CUTTING, "", "a", "a".repeat(5000), "a".repeat(5000), "a".repeat(5001)))
        .hasSize(5);
  }

  /** Rows of sentences drawn from a few, so that much is repeated and much overlaps. */
  private static List<LabelledText> drawn(long seed, int count) {
    List<LabelledText> rows = new ArrayList<>();
    var random = io.github.finefettle.core.statistics.RandomStream.of(seed, "rows").sequence();
    String[] ends = {". ", "! ", ".\n", "? ", "。", " ", ".\n\n  "};
    for (int i = 0; i < count; i++) {
      StringBuilder row = new StringBuilder(random.nextUniform() < 0.5 ? "Row" + i + ". " : "");
      int sentences = random.nextInt(6);
      for (int j = 0; j < sentences; j++) {
        row.append("Sentence number ")
            .append((char) ('A' + random.nextInt(5)))
            .append(random.nextUniform() < 0.1 ? i + "" : "")
            .append(" is here")
            .append(ends[random.nextInt(ends.length)]);
      }
      rows.add(new LabelledText(row.toString(), "x"));
    }
    return rows;
  }

  private static final RemoveRepeatedSpans SHORT =
      RemoveRepeatedSpans.of(RepeatedSpans.atLeast(20).inRows(2)).cutting();

  @Test
  void cleaningAgainWithTheResolvedPlanChangesNothing() {
    int changed = 0;
    for (int seed = 0; seed < 60; seed++) {
      CleaningResult<LabelledText> once = cleaner(SHORT).clean(drawn(seed, 25));
      String json = once.resolvedPlan().toJson().toCanonicalString();
      CleaningPlan plan = CleaningPlan.fromJson(JsonValue.parse(json), Registry.empty());
      assertThat(plan).isEqualTo(once.resolvedPlan());
      // The rows have other ids now: those of the list of kept rows, under another name.
      List<RowId> ids = new ArrayList<>();
      for (int i = 0; i < once.kept().size(); i++) {
        ids.add(new RowId("again", 1000L - i));
      }
      CleaningResult<LabelledText> again =
          DatasetCleaner.of(plan, LabelledText.schema()).clean(SourceRows.of(ids, once.kept()));
      assertThat(again.ledger().changed()).isEmpty();
      assertThat(DatasetCleaner.of(plan, LabelledText.schema()).clean(drawn(seed, 25)).kept())
          .isEqualTo(once.kept());
      changed += once.ledger().changed().size();
    }
    assertThat(changed).isGreaterThan(200);
  }

  @Test
  void everySentenceThatIsLeftIsOneOfTheRow() {
    for (int seed = 0; seed < 60; seed++) {
      List<LabelledText> rows = drawn(seed, 25);
      List<LabelledText> kept = cleaner(SHORT).clean(rows).kept();
      for (int i = 0; i < rows.size(); i++) {
        List<String> before = new ArrayList<>(new Sentences(rows.get(i).text()).stripped());
        for (String sentence : new Sentences(kept.get(i).text()).stripped()) {
          assertThat(before.toString()).contains(sentence.lines().findFirst().orElse(""));
        }
        assertThat(kept.get(i).text().isBlank()).isEqualTo(rows.get(i).text().isBlank());
      }
    }
  }

  @Test
  void everySpanThatWasLearnedStandsWholeInTheRowThatKeepsIt() {
    int learned = 0;
    for (int seed = 0; seed < 60; seed++) {
      CleaningResult<LabelledText> once = cleaner(SHORT).clean(drawn(seed, 25));
      JsonValue.JsonObject rule = once.resolvedPlan().toJson().array("steps").get(0).asObject();
      for (JsonValue span : rule.array("learned")) {
        List<String> wanted =
            span.asObject().array("sentences").stream().map(JsonValue::asString).toList();
        int keeper = (int) RowId.parse(span.asObject().string("first")).position();
        List<String> left = new Sentences(once.kept().get(keeper).text()).stripped();
        assertThat(Collections.indexOfSubList(left, wanted)).isNotNegative();
        learned++;
      }
    }
    assertThat(learned).isGreaterThan(200);
  }

  @Test
  void anyNumberOfThreadsAndAnyOrderOfArrivalGiveTheSame() {
    List<LabelledText> rows = drawn(7, 900);
    List<RowId> ids = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ids.add(row(i));
    }
    CleaningResult<LabelledText> one = cleaner(SHORT).runner().threads(1).clean(rows);
    for (int threads : new int[] {2, 7}) {
      CleaningResult<LabelledText> other = cleaner(SHORT).runner().threads(threads).clean(rows);
      assertThat(other.kept()).isEqualTo(one.kept());
      assertThat(other.ledger()).isEqualTo(one.ledger());
      assertThat(other.resolvedPlan()).isEqualTo(one.resolvedPlan());
    }
    Collections.reverse(rows);
    Collections.reverse(ids);
    CleaningResult<LabelledText> reversed = cleaner(SHORT).clean(SourceRows.of(ids, rows));
    assertThat(reversed.kept()).isEqualTo(one.kept());
    assertThat(reversed.ledger()).isEqualTo(one.ledger());
  }

  @Test
  void thePlanReadsBackEqualBeforeItLearned() {
    CleaningPlan plan = cleaner(CUTTING.inTargetsToo()).plan();
    assertThat(CleaningPlan.fromJson(plan.toJson(), Registry.empty())).isEqualTo(plan);
  }
}
