package io.github.finefettle.dataprep.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.duplicates.Shingles;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.RowReader;
import io.github.finefettle.dataprep.io.RowSources;
import io.github.finefettle.dataprep.io.SourceRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LeakAuditTest {
  private static final LeakAudit AUDIT = LeakAudit.withDefaults();

  private static LeakReport audit(List<String> train, List<String> judged) {
    return audit(AUDIT, train, judged);
  }

  private static LeakReport audit(LeakAudit audit, List<String> train, List<String> judged) {
    return audit.audit(TextRows.of("train", train), TextRows.of("test", judged));
  }

  /** So many words that no other row has. */
  private static String own(String name, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i > 0 ? " " : "").append(name).append(i);
    }
    return text.toString();
  }

  @Test
  void eachFormOfTheSameTextIsToldApart() {
    LeakReport report =
        audit(
            List.of("Where is my card?", "other", "Why not now"),
            List.of(
                "Where is my card?", " Where is my card?\n", "where is MY card", "who?", "..."));
    assertThat(report.rows())
        .extracting(LeakedRow::kind)
        .containsExactly(LeakKind.SAME_BYTES, LeakKind.SAME_TRIMMED, LeakKind.SAME_WORDS);
    assertThat(report.with(LeakKind.SAME_BYTES)).isEqualTo(1);
    assertThat(report.with(LeakKind.SAME_TRIMMED)).isEqualTo(2);
    assertThat(report.with(LeakKind.SAME_WORDS)).isEqualTo(3);
    assertThat(report.leaked()).isEqualTo(3);
    assertThat(report.trainRowsInvolved()).isEqualTo(1);
    assertThat(report.rows())
        .allSatisfy(row -> assertThat(row.trainRow()).isEqualTo(new RowId("train", 0)))
        .allSatisfy(row -> assertThat(row.similarity()).hasValue(1));
  }

  @Test
  void aRunOfThirteenWordsInsideALongerRowIsFoundWhereverItStands() {
    String quoted = own("q", 13);
    LeakReport report =
        audit(
            List.of(own("a", 50), own("b", 60) + " " + quoted + " " + own("c", 60)),
            List.of(own("x", 20) + ", " + quoted.toUpperCase(Locale.ROOT) + "! " + own("y", 20)));
    LeakedRow leak = report.rows().get(0);
    assertThat(leak.kind()).isEqualTo(LeakKind.NGRAM);
    assertThat(leak.trainRow()).isEqualTo(new RowId("train", 1));
    assertThat(leak.sharedWords()).isEqualTo(13);
    assertThat(leak.sharedRun()).isEqualTo(quoted);
    // One of the 53 - 13 + 1 = 41 runs of the judged row.
    assertThat(leak.ngramShare()).hasValue(1.0 / 41);
    assertThat(leak.similarity()).isEmpty();
    assertThat(leak.text()).startsWith("x0 x1");
    assertThat(report.evidence().claims().get(0).state()).isEqualTo(ClaimState.NOT_MET);
    assertThat(report.trainRowsInvolved()).isEqualTo(1);
  }

  @Test
  void twelveWordsOfALongRowAreNoEvidence() {
    assertThat(
            audit(
                    List.of(own("b", 60) + " " + own("q", 12) + " " + own("c", 60)),
                    List.of(own("x", 20) + " " + own("q", 12) + " " + own("y", 20)))
                .rows())
        .isEmpty();
  }

  @Test
  void aShortRowIsLookedForAsAWholeIfItHasEightWords() {
    List<String> train = List.of(own("b", 30) + " " + own("q", 8) + " " + own("c", 30));
    assertThat(audit(train, List.of(own("q", 8))).rows())
        .extracting(LeakedRow::kind)
        .containsExactly(LeakKind.NGRAM);
    assertThat(audit(train, List.of(own("q", 7))).rows()).isEmpty();
    assertThat(audit(train, List.of(own("q", 8) + " more")).rows()).isEmpty();
  }

  @Test
  void aShortTrainingRowThatALongerJudgedRowQuotesIsFoundIfItHasEightWords() {
    for (int words = 8; words <= 12; words++) {
      List<String> train = List.of(own("a", 50), own("b", 20) + own("q", words), own("q", words));
      LeakReport report =
          audit(train, List.of(own("x", 20) + ". " + own("Q", words) + "? " + own("y", 20)));
      LeakedRow leak = report.rows().get(0);
      assertThat(leak.kind()).isEqualTo(LeakKind.NGRAM);
      // The row that is quoted as a whole, not the first that holds its words.
      assertThat(leak.trainRow()).isEqualTo(new RowId("train", 2));
      assertThat(leak.sharedRun()).isEqualTo(own("q", words));
      // Of the judged row's own runs of 13 words none is in train.
      assertThat(leak.ngramShare()).hasValue(0);
      assertThat(report.trainRowsInvolved()).isEqualTo(1);
    }
    // In a judged row of 8 to 12 words too, which is longer than what it quotes.
    assertThat(audit(List.of(own("q", 8)), List.of("so " + own("q", 8))).leaked()).isEqualTo(1);
    assertThat(audit(List.of(own("q", 7)), List.of(own("x", 20) + " " + own("q", 7))).rows())
        .isEmpty();
    assertThat(audit(AUDIT.ngrams(13, 5), List.of(own("q", 5)), List.of("and " + own("q", 5))))
        .satisfies(report -> assertThat(report.leaked()).isEqualTo(1));
  }

  @Test
  void aShortTrainingRowWhoseWordsStandInManyOthersGivesNothingAway() {
    String phrase = "I am writing to you about my last order";
    List<String> train = new ArrayList<>(List.of(phrase));
    for (int i = 0; i < 10; i++) {
      train.add(phrase + " " + own("t" + i + "w", 30));
    }
    List<String> judged = List.of("Hello! " + phrase + " " + own("x", 30));
    LeakReport common = audit(train, judged);
    assertThat(common.rows()).extracting(LeakedRow::kind).containsExactly(LeakKind.COMMON_NGRAM);
    assertThat(common.trainRowsInvolved()).isZero();
    LeakReport rare = audit(train.subList(0, 10), judged);
    assertThat(rare.rows()).extracting(LeakedRow::kind).containsExactly(LeakKind.NGRAM);
    // The nine others hold the words too, but give away no more than a phrase.
    assertThat(rare.trainRowsInvolved()).isEqualTo(1);
  }

  @Test
  void wordsThatStandInManyTrainingRowsMakeNothingLeak() {
    String boilerplate = "This message and its attachments are only for those whom it is meant for";
    List<String> train = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      train.add(own("t" + i + "w", 30) + " " + boilerplate);
    }
    LeakReport common = audit(train, List.of(own("x", 30) + " " + boilerplate));
    assertThat(common.rows()).extracting(LeakedRow::kind).containsExactly(LeakKind.COMMON_NGRAM);
    assertThat(common.leaked()).isZero();
    assertThat(common.with(LeakKind.COMMON_NGRAM)).isEqualTo(1);
    assertThat(common.trainRowsInvolved()).isZero();
    assertThat(common.evidence().claims().get(0).state()).isEqualTo(ClaimState.MET);
    LeakReport rare = audit(train.subList(0, 10), List.of(own("x", 30) + " " + boilerplate));
    assertThat(rare.leaked()).isEqualTo(1);
    assertThat(rare.trainRowsInvolved()).isEqualTo(10);
    assertThat(audit(AUDIT.commonBeyond(11), train, List.of(own("x", 3) + boilerplate)).leaked())
        .isEqualTo(1);
  }

  @Test
  void everyRowOfATemplateIsFoundThoughNotAllOfItIsCompared() {
    List<String> train = new ArrayList<>(List.of(own("a", 20)));
    List<String> judged = new ArrayList<>(List.of(own("b", 20)));
    for (int i = 0; i < 30_000; i++) {
      train.add("Dear name" + i + ", " + own("t", 30) + " order number 1");
      judged.add("Dear customer, " + own("t", 30) + " order number " + i);
    }
    LeakReport report = audit(train, judged);
    assertThat(report.with(LeakKind.NEAR)).isEqualTo(30_000);
    assertThat(report.trainRowsInvolved()).isEqualTo(30_000);
    assertThat(report.rows()).allSatisfy(row -> assertThat(row.similarity()).isPresent());
  }

  @Test
  void anNgramRepeatedInOneTrainingRowCountsOnce() {
    String run = own("q", 13);
    List<String> train = List.of(String.join(" stop ", java.util.Collections.nCopies(50, run)));
    assertThat(audit(train, List.of(own("x", 40) + " " + run)).leaked()).isEqualTo(1);
  }

  @Test
  void chineseIsCutCharacterByCharacter() {
    String quote = "今天天气很好我们一起去公园散步吧";
    LeakReport report =
        audit(
            List.of("首先说明一些完全不同的事情。" + quote + "。然后又是别的内容了"),
            List.of("另外一段文字与上面没有关系：" + quote + "！结尾也不一样呢"));
    assertThat(report.rows()).extracting(LeakedRow::kind).containsExactly(LeakKind.NGRAM);
    assertThat(report.rows().get(0).sharedWords()).isEqualTo(quote.length());
  }

  @Test
  void rowsWithoutWordsAndRowsOfOneWordDoNoHarm() {
    LeakReport report =
        audit(List.of("", "!!!", "?", "\uD800", "a"), List.of("", "!!!", "...", "a", "b"));
    assertThat(report.rows()).extracting(leak -> leak.row().position()).containsExactly(0L, 1L, 3L);
    assertThat(audit(List.of(), List.of("x")).leaked()).isZero();
    assertThat(audit(List.of("x"), List.of()).share()).isEmpty();
  }

  /** The obvious slow version: sets of strings of n-grams. */
  private static int[] slow(List<String> train, List<String> judged, int common) {
    Map<String, Integer> rows = new HashMap<>();
    Set<String> whole = new TreeSet<>();
    for (String text : train) {
      List<String> words = words(text);
      whole.add(String.join(" ", words));
      Set<String> grams = new TreeSet<>();
      for (int n = 8; n <= 13; n++) {
        for (int i = 0; i + n <= words.size(); i++) {
          grams.add(String.join(" ", words.subList(i, i + n)));
        }
      }
      grams.forEach(gram -> rows.merge(gram, 1, Integer::sum));
    }
    int rare = 0;
    int onlyCommon = 0;
    for (String text : judged) {
      List<String> words = words(text);
      int n = Math.min(13, words.size());
      boolean anyRare = false;
      boolean any = false;
      for (int length = 8; length <= n; length++) {
        for (int i = 0; i + length <= words.size(); i++) {
          String gram = String.join(" ", words.subList(i, i + length));
          int count = rows.getOrDefault(gram, 0);
          boolean looked = count > 0 && (length == n || whole.contains(gram));
          any |= looked;
          anyRare |= looked && count <= common;
        }
      }
      rare += anyRare ? 1 : 0;
      onlyCommon += any && !anyRare ? 1 : 0;
    }
    return new int[] {rare, onlyCommon};
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9_]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  @Test
  void theTableFindsWhatSetsOfStringsFind() {
    RandomSequence random = RandomStream.of(3, "few words").sequence();
    List<String> train = randomRows(random, 600);
    List<String> judged = randomRows(random, 300);
    for (int common : new int[] {1, 3, 10}) {
      LeakReport report = audit(AUDIT.commonBeyond(common), train, judged);
      int[] expected = slow(train, judged, common);
      assertThat(report.with(LeakKind.NGRAM)).isEqualTo(expected[0]).isPositive();
      assertThat(report.with(LeakKind.COMMON_NGRAM)).isEqualTo(expected[1]);
    }
  }

  /** Rows pieced together from a few phrases, so that many runs are shared. */
  private static List<String> randomRows(RandomSequence random, int count) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder row = new StringBuilder();
      int phrases = random.nextInt(6);
      for (int p = 0; p <= phrases; p++) {
        row.append(own("p" + random.nextInt(60) + "w", 2 + random.nextInt(7))).append(", ");
      }
      rows.add(row.toString());
    }
    return rows;
  }

  @Test
  void sharedWordsAreTheLongestRunOfAll() {
    WordRun a = WordRun.of("one two three four five six one two");
    WordRun b = WordRun.of("three four six ONE two three, five");
    assertThat(a.longestShared(b, 1000)).contains(new WordRun.Shared(0, 3));
    assertThat(a.longestShared(WordRun.of("none"), 1000)).contains(new WordRun.Shared(0, 0));
    assertThat(a.longestShared(b, 10)).isEmpty();
    assertThat(a.joined(2, 2)).isEqualTo("three four");
  }

  @Test
  void theAuditSurvivesItsJsonAndSoDoesTheReport() {
    LeakAudit audit = LeakAudit.by(NearDuplicates.atSimilarity(0.7)).ngrams(10, 5).commonBeyond(3);
    LeakAudit read = LeakAudit.fromJson(JsonValue.parse(audit.toJson().toCanonicalString()));
    assertThat(read).isEqualTo(audit).hasSameHashCodeAs(audit).isNotEqualTo(AUDIT);
    String json = audit(audit, List.of("a b c"), List.of("A b c")).toJson().toCanonicalString();
    assertThat(json).contains("\"sameWords\":1").contains("\"trainRow\":\"train#0\"");
    assertThatThrownBy(() -> AUDIT.ngrams(5, 6).toJson()).hasMessageContaining("least 6");
    assertThatThrownBy(() -> AUDIT.commonBeyond(0).toJson()).hasMessageContaining("(0)");
  }

  @Test
  void progressIsHeardAndAWishToStopIsMet() {
    List<String> rows = randomRows(RandomStream.of(5, "rows").sequence(), 600);
    List<Progress> heard = new ArrayList<>();
    TextRows train = TextRows.of("train", rows);
    TextRows test = TextRows.of("test", rows.subList(0, 100));
    assertThat(AUDIT.audit(train, test, heard::add, new Cancellation()).leaked()).isEqualTo(100);
    assertThat(heard.stream().map(Progress::detail).distinct())
        .containsExactly(
            "reading short rows",
            "reading judged rows",
            "reading training rows",
            "marking training rows",
            "searching near duplicates",
            "looking up judged rows");
    Cancellation stop = new Cancellation();
    assertThatThrownBy(() -> AUDIT.audit(train, test, progress -> stop.cancel(), stop).leaked())
        .isInstanceOf(CancellationException.class);
    List<Progress> naive = new ArrayList<>();
    SplitPlan plan = SplitPlan.of(0.8, 0.1, 0.1);
    assertThat(NaiveSplitLeak.of(plan).measure(rows, naive::add, new Cancellation()))
        .isEqualTo(NaiveSplitLeak.of(plan).measure(rows));
    assertThat(naive).isNotEmpty();
  }

  @Test
  void whatTheTwoFilesOfBanking77Share() {
    List<String> train = banking77("train.csv");
    List<String> test = banking77("test.csv");
    NearDuplicates threeWords =
        NearDuplicates.atSimilarity(0.8).shingledBy(Shingles.words(3)).withoutGuards();
    LeakReport report = audit(LeakAudit.by(threeWords), train, test);
    assertThat(report.trainRows()).isEqualTo(10003);
    assertThat(report.judgedRows()).isEqualTo(3080);
    assertThat(report.with(LeakKind.SAME_BYTES)).isZero();
    assertThat(report.with(LeakKind.SAME_TRIMMED)).isEqualTo(6);
    assertThat(report.with(LeakKind.SAME_WORDS)).isEqualTo(25);
    assertThat(report.with(LeakKind.NEAR)).isEqualTo(77);
    // By runs of words 62 rows: 48 by runs of their own, which are mostly questions that begin
    // alike, and 14 more that quote a whole training question of 8 to 12 words.
    assertThat(report.with(LeakKind.NGRAM)).isEqualTo(62);
    assertThat(report.leaked()).isEqualTo(115);
    LeakReport byDefault = audit(train, test);
    assertThat(byDefault.with(LeakKind.SAME_WORDS)).isEqualTo(25);
    assertThat(byDefault.with(LeakKind.NEAR)).isGreaterThan(77);
  }

  private static List<String> banking77(String name) {
    String data = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(data != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(data, "banking77", name);
    Assumptions.assumeTrue(Files.exists(file), "there is no banking77/" + name);
    List<String> texts = new ArrayList<>();
    try (RowReader<FieldRow> reader = RowSources.file(file).open()) {
      for (List<SourceRecord<FieldRow>> records = reader.next(1000);
          !records.isEmpty();
          records = reader.next(1000)) {
        records.forEach(record -> texts.add(record.parse().row().text("text").orElse("")));
      }
    }
    return texts;
  }
}
