package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One test for each trap that the field is known to fall into. */
class DuplicateTrapsTest {
  private static final NearDuplicates DEFAULTS = NearDuplicates.atSimilarity(0.8);

  @Test
  void distinctShortRowsAreNotMergedBecauseTheyHaveNoShingles() {
    // A known defect elsewhere: "cat", "dog", "cat" became one "cat", as all had empty signatures.
    DuplicateClusters clusters = DEFAULTS.find(List.of("cat", "dog", "cat", "ok", "no"));
    assertThat(clusters.clusters()).hasSize(1);
    assertThat(clusters.clusters().get(0)).isEqualTo(cluster(0, 2));
  }

  @Test
  void rowsWithoutAnyWordAreComparedByTheirKey() {
    DuplicateClusters clusters = DEFAULTS.find(List.of("???", "!!!", " ??? ", "", "...", ""));
    assertThat(clusters.clusters()).hasSize(2);
    assertThat(clusters.survivorOf(2)).isEqualTo(clusters.survivorOf(0));
    assertThat(clusters.survivorOf(5)).isEqualTo(3);
    assertThat(clusters.survivorOf(1)).isEqualTo(1);
  }

  @Test
  void noRowsAreNoTrouble() {
    assertThat(DEFAULTS.find(List.of()).clusters()).isEmpty();
    assertThat(DEFAULTS.groups(List.of())).isEmpty();
    assertThat(ExactDuplicates.find(List.of()).clusters()).isEmpty();
  }

  @Test
  void twentyThousandIdenticalRowsAreOneCluster() {
    List<String> texts = Collections.nCopies(20_000, "thank you for your message we will be back");
    DuplicateClusters clusters = DEFAULTS.find(texts);
    assertThat(clusters.clusters()).hasSize(1);
    assertThat(clusters.duplicates()).isEqualTo(19_999);
    assertThat(DEFAULTS.groups(texts)).containsOnly(0);
  }

  @Test
  void twentyThousandTemplatesThatDifferInANumberStayWithTheGuardAndGroupWithoutIt() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      texts.add("your order " + i + " has been sent and will arrive by tomorrow evening");
    }
    assertThat(DEFAULTS.find(texts).clusters()).isEmpty();
    assertThat(DEFAULTS.withoutGuards().groups(texts)).containsOnly(0);
    assertThat(DEFAULTS.withoutGuards().find(texts).clusters()).hasSize(1);
  }

  @Test
  void onlyTheRowsAskedForAreCompared() {
    DuplicateIndex index = DEFAULTS.index(List.of("same row", "same row", "Same row!", "other"));
    assertThat(index.partners(0)).extracting(Member::row).containsExactly(1, 2);
    assertThat(index.partners(0, row -> row != 1)).extracting(Member::row).containsExactly(2);
    assertThat(index.rows()).isEqualTo(4);
  }

  @Test
  void theNearestRowOfALargeTemplateIsFoundAfterAFewLooks() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      texts.add(
          "your order " + i + " has been sent and will arrive by tomorrow evening at the door");
    }
    texts.add("a row of other words that has no partner at all");
    for (int exactUpTo : new int[] {50_000, 0}) {
      DuplicateIndex index = DEFAULTS.withoutGuards().search().exactUpTo(exactUpTo).index(texts);
      int[] asked = new int[1];
      IntPredicate even =
          row -> {
            asked[0]++;
            return row % 2 == 0;
          };
      Member nearest = index.nearest(2_999, even).orElseThrow();
      assertThat(index.partners(2_999)).contains(nearest);
      assertThat(asked[0]).isPositive().isLessThan(300);
      assertThat(index.nearest(2_999, even)).contains(nearest);
      assertThat(index.nearest(3_000, even)).isEmpty();
      asked[0] = 0;
      assertThat(index.hasPartner(2_999, even)).isTrue();
      assertThat(asked[0]).isLessThan(10);
    }
  }

  @Test
  void rowsWithAPartnerOutsideAreThoseThatHaveOneBySearch() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      int kind = i * 7919 % 83;
      texts.add(
          "words" + kind + " of" + kind + " the" + kind + " kind" + kind + " and one" + (i % 5));
    }
    for (int exactUpTo : new int[] {50_000, 0}) {
      DuplicateIndex index = DEFAULTS.withoutGuards().search().exactUpTo(exactUpTo).index(texts);
      for (int part : new int[] {2, 3, 7, 50}) {
        IntPredicate inside = row -> row % part == 0;
        BitSet expected = new BitSet();
        for (int row = 0; row < texts.size(); row++) {
          if (inside.test(row) && index.hasPartner(row, inside.negate())) {
            expected.set(row);
          }
        }
        assertThat(expected.isEmpty()).isFalse();
        assertThat(index.withPartnerOutside(inside)).isEqualTo(expected);
      }
    }
  }

  @Test
  void aRowOfOneMegabyteIsComparedLikeAnyOther() {
    StringBuilder row = new StringBuilder();
    for (int i = 0; row.length() < 1_000_000; i++) {
      row.append("w").append(Integer.toString(i * 7919 % 1_000_003, 36)).append(' ');
    }
    String changed = row.substring(0, row.length() - 200);
    List<String> texts = List.of(row.toString(), "short row", changed);
    assertThat(DEFAULTS.withoutGuards().find(texts).clusters()).hasSize(1);
    assertThat(DEFAULTS.withoutGuards().find(texts).survivorOf(2)).isZero();
  }

  @Test
  void emojiAndUnpairedSurrogatesAtTheEdgesDoNoHarm() {
    String text = "thanks a lot for all of the nice gifts";
    List<String> texts =
        List.of("😀" + text, "😀" + text + "😀", text + "\uD83D", "\uDE00" + text, "\uD83D");
    DuplicateClusters clusters = DEFAULTS.find(texts);
    assertThat(clusters.survivorOf(0)).isEqualTo(1);
    assertThat(clusters.survivorOf(3)).isEqualTo(clusters.survivorOf(2));
    assertThat(clusters.survivorOf(4)).isEqualTo(4);
  }

  @Test
  void anotherEmojiIsAnotherMessage() {
    assertThat(DEFAULTS.find(List.of("great 😀", "great 😡")).clusters()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "我昨天在你们的网上商店买了一台新的咖啡机, 我昨天在你们的网上商店买了一台新的面包机, true",
    "我昨天在你们的网上商店买了一台新的咖啡机, 请问你们的门店周末几点开门我想过去看看, false",
    "สวัสดีครับผมต้องการยกเลิกคำสั่งซื้อของผมวันนี้, สวัสดีค่ะผมต้องการยกเลิกคำสั่งซื้อของผมวันนี้, true",
    "สวัสดีครับผมต้องการยกเลิกคำสั่งซื้อของผมวันนี้, ร้านของคุณเปิดกี่โมงในวันเสาร์และวันอาทิตย์ครับ, false"
  })
  void scriptsWithoutSpacesAreCompared(String a, String b, boolean near) {
    assertThat(DEFAULTS.find(List.of(a, b)).duplicates()).isEqualTo(near ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "the model has a context of 511 tokens in all, the model has a context of 512 tokens in all",
    "please send me three more of those blue boxes, please send me four more of those blue boxes",
    "you should reply to this message right away, you should not reply to this message right away",
    "i can come to the meeting on monday, i can't come to the meeting on monday",
    "what does `a + b` give in this old language, what does `a - b` give in this old language"
  })
  void rowsThatDifferInANumberANegationOrCodeAreKept(String a, String b) {
    assertThat(DEFAULTS.find(List.of(a, b)).clusters()).isEmpty();
    assertThat(DEFAULTS.withoutGuards().groups(List.of(a, b))).containsExactly(0, 0);
  }

  @Test
  void linesOfCodeMustAgree() {
    String question = "how do i read this line of some old program\n";
    List<String> texts = List.of(question + "x = max(a);", question + "x = min(a);");
    assertThat(DEFAULTS.find(texts).clusters()).isEmpty();
    assertThat(DEFAULTS.guardedBy(Guard.NUMBERS).find(texts).clusters()).hasSize(1);
  }

  @Test
  void smileysAndEntitiesAreNotCode() {
    List<String> texts =
        List.of(
            "how will i ever creep up on you tonight ;_;",
            "how could i ever creep up on you tonight ;_;",
            "call a :: b || c -- at the new station by (&lt;TIME&gt;",
            "call a :: b || c -- at the old station by (&lt;TIME&gt;");
    assertThat(DEFAULTS.find(texts).clusters()).hasSize(2);
  }

  @Test
  void numbersInOtherDigitsAreTheSameNumbers() {
    String latin = "the meeting begins at 10 and ends before 12 on that day";
    String arabic = "the meeting begins at ١٠ and ends before ١٢ on that day";
    assertThat(GuardSignature.of(latin, DEFAULTS.guards()))
        .isEqualTo(GuardSignature.of(arabic, DEFAULTS.guards()));
  }

  @Test
  void theOrderOfWordsCounts() {
    String a = "how can i convert the temperature from fahrenheit to celsius";
    String b = "celsius to fahrenheit from temperature the convert i can how";
    assertThat(DEFAULTS.find(List.of(a, b)).clusters()).isEmpty();
  }

  @Test
  void repeatedWordsDoNotMakeRowsOfDifferentLengthAlike() {
    String few = "ha ".repeat(9);
    String many = "ha ".repeat(90);
    assertThat(DEFAULTS.find(List.of(few, many)).clusters()).isEmpty();
  }

  @Test
  void caseAndPunctuationDoNotMatterToNearDuplicatesButToExactOnes() {
    List<String> texts = List.of("Call me back, please!", "call me back please");
    assertThat(DEFAULTS.find(texts).clusters().get(0)).isEqualTo(cluster(0, 1));
    assertThat(ExactDuplicates.find(texts).clusters()).isEmpty();
  }

  private static DuplicateCluster cluster(int survivor, int member) {
    return new DuplicateCluster(survivor, List.of(new Member(member, 1)));
  }
}
