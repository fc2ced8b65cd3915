package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.RealTexts;
import io.github.finefettle.dataprep.SmsSpam;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {
  private static final Set<Guard> ALL = EnumSet.allOf(Guard.class);

  /** Pieces that meet in all orders: what one scan sees depends on what stands beside it. */
  private static final String[] PIECES = {
    "1",
    "5",
    "15",
    "1.5",
    "1,000",
    "1000",
    "12,34",
    "1,000,000.5",
    "-",
    "-3",
    " - ",
    "+",
    "*",
    "/",
    "=",
    "<",
    "$",
    "\u00a3",
    "%",
    "th",
    "st",
    "pm",
    "p.m.",
    "kg",
    "hours",
    "two",
    "five",
    "twenty",
    "thirty-five",
    "hundred",
    "thousand",
    "million",
    "and",
    "first",
    "twentieth",
    "hundredth",
    "once",
    "half",
    "zero",
    "not",
    "no",
    "don't",
    "dont",
    "can\u2019t",
    "n't",
    "'not'",
    "never",
    "nothing",
    "isn't'",
    "A)",
    "B)",
    "(a)",
    "(b)",
    "1.",
    "2.",
    "A.",
    "B.",
    "A:",
    "B:",
    "[1]",
    "[2]",
    ")",
    "(",
    ".",
    "?",
    "`a + b`",
    "`",
    "```",
    "x = 1",
    "a == b",
    "f(x);",
    "&lt;",
    "{",
    "}",
    "def f():",
    "\n",
    "\n",
    "\n",
    "C++",
    "C#",
    "Python",
    "Java",
    "the",
    "a",
    "in",
    "I",
    "Big",
    "US",
    "you",
    "word",
    "red",
    "blue",
    ":",
    ";",
    ","
  };

  @ParameterizedTest
  @CsvSource({
    "pay 1.5 now, pay 15 now, NUMBERS",
    "it is -3 degrees, it is 3 degrees, NUMBERS",
    "'pay 1,000 now', pay 1000 now, ",
    "'pay 1,000 now', pay 1.000 now, NUMBERS",
    "i have thirty-five cats, i have thirty-four cats, NUMBERS",
    "i have thirty-five cats, i have 35 cats, ",
    "two hundred and six rows, 206 rows, ",
    "two million and three thousand, 2003000, ",
    "the second row, the 2nd row, ",
    "the second row, the third row, NUMBERS",
    "the second row, the 2 row, NUMBERS",
    "twice as many, half as many, NUMBERS",
    "what is 5 + 3, what is 5 - 3, NUMBERS",
    "what is 5*3, what is 5/3, NUMBERS",
    "is x < 3 true, is x > 3 true, NUMBERS",
    "at 5pm, at 5am, NUMBERS",
    "at 5pm, at 5 p.m., ",
    "take 5kg of it, take 5g of it, NUMBERS",
    "you lost $5, you lost \u20ac5, NUMBERS",
    "it grew by 5%, it grew by 5, NUMBERS",
    "call 10-12 of them, call 10-13 of them, NUMBERS",
    "i can come, i can't come, NEGATION",
    "i can\u2019t come, i can't come, ",
    "i mightn't come, i might come, NEGATION",
    "i hardly know it, i really know it, NEGATION",
    "sort it with `a < b`, sort it with `a > b`, CODE",
    "'ask it A) red B) blue', 'ask it A) blue B) red', OPTION_ORDER",
    "'ask it (a) red (b) blue', 'ask it (a) blue (b) red', OPTION_ORDER",
    "'ask it 1. red 2. blue', 'ask it 1. blue 2. red', OPTION_ORDER",
    "is it red or blue, is it blue or red, ",
    "write it in Python please, write it in Haskell please, NAMES",
    "write a C program, write a C++ program, NAMES",
    "a C# program, a C++ program, NAMES",
    "Send it to New York, Send it to New Delhi, NAMES",
    "do it as I say, do it as i say, ",
    "it came again My parcel is late, it came again my parcel is late, ",
    "send it to the US, send it to the UK, NAMES"
  })
  void saysWhichGuardKeepsTwoTextsApart(String a, String b, Guard guard) {
    assertThat(Guard.apart(a, b, ALL)).isEqualTo(java.util.Optional.ofNullable(guard));
    assertThat(GuardSignature.of(a, ALL) == GuardSignature.of(b, ALL)).isEqualTo(guard == null);
    assertThat(Guard.apart(a, b, Set.of())).isEmpty();
  }

  @Test
  void optionsInAnotherOrderAreOtherRows() {
    String question = "Which of these is the capital of the country in question today?\n";
    List<String> texts =
        List.of(
            question + "A) Paris\nB) Rome\nC) Madrid",
            question + "A) Rome\nB) Paris\nC) Madrid",
            question + "A)  paris\nB) rome\nC) madrid.");
    NearDuplicates near = NearDuplicates.atSimilarity(0.6).guardedBy(Guard.OPTION_ORDER);
    DuplicateClusters found = near.find(texts);
    assertThat(found.duplicates()).isEqualTo(1);
    assertThat(found.survivorOf(0)).isEqualTo(found.survivorOf(2));
    assertThat(near.withoutGuards().groups(texts)).containsOnly(0);
  }

  @Test
  void longStepsAreNoOptions() {
    String step = "take the other form and fill in every single line of it with care today";
    String a = "1. " + step + "\n2. send it";
    String b = "1. " + step.replace("other", "longer") + "\n2. send it";
    assertThat(Guard.apart(a, b, ALL)).isEmpty();
  }

  /** The fast scans see a difference if and only if the slow obvious version does. */
  @Test
  void theFastScansAgreeWithTheSlowObviousVersionOnRandomTexts() {
    RandomSequence random = RandomStream.of(12, "guards").sequence();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = 1 + random.nextInt(8); left > 0; left--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
        text.append(random.nextInt(3) == 0 ? "" : " ");
      }
      texts.add(text.toString());
    }
    assertAgree(texts);
  }

  @Test
  void theFastScansAgreeWithTheSlowObviousVersionOnRealTexts() {
    assertAgree(SmsSpam.texts());
    assertAgree(RealTexts.gsm8k().subList(0, 2000));
    assertAgree(RealTexts.gpteacher().subList(0, 3000));
  }

  /** One pass over bytes, in which what is beyond Latin letters looks like a question mark. */
  @Test
  void theScanOfAllGuardsAgreesWithEachGuardsOwnOnTextsOfEveryScript() {
    String[] pieces = {
      "?",
      "don\u2019t",
      "don't",
      "\u00e9t\u00e9",
      "three",
      "5",
      "\u2212",
      "\u00d7",
      "2",
      "Anna",
      "A)",
      "\u4e2d",
      "\ud83d\ude00",
      "\ud83d",
      "\u201cno\u201d",
      "Not",
      "x\u2019s",
      "\u0660",
      "twenty-one",
      "a?b"
    };
    RandomSequence random = RandomStream.of(13, "scripts").sequence();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder built = new StringBuilder();
      for (int left = random.nextInt(7); left > 0; left--) {
        built
            .append(pieces[random.nextInt(pieces.length)])
            .append(random.nextInt(3) == 0 ? "" : " ");
      }
      String text = built.toString();
      assertThat(GuardSignature.of(text, ALL))
          .as("<%s>", text)
          .isEqualTo(GuardSignature.ofEach(text, ALL));
    }
  }

  private static void assertAgree(List<String> texts) {
    int different = 0;
    for (Guard guard : Guard.values()) {
      Map<Object, String> bySlow = new HashMap<>();
      Map<Long, String> byFast = new HashMap<>();
      for (String text : texts) {
        if (!text.chars().allMatch(c -> c < 0x300 || "\u2019\u20ac\u2212".indexOf(c) >= 0)) {
          continue; // the slow version is one for Latin letters
        }
        Object slow = SlowGuards.seen(guard, text);
        long fast = GuardSignature.of(text, EnumSet.of(guard));
        assertThat(fast)
            .as("%s in <%s>", guard, text)
            .isEqualTo(GuardSignature.ofEach(text, EnumSet.of(guard)));
        String sameSlow = bySlow.putIfAbsent(slow, text);
        String sameFast = byFast.putIfAbsent(fast, text);
        assertThat(sameFast)
            .as(
                "%s sees in <%s>: %s; in <%s>: %s",
                guard,
                text,
                slow,
                sameFast,
                sameFast == null ? "" : SlowGuards.seen(guard, sameFast))
            .isEqualTo(sameSlow);
      }
      different += bySlow.size();
    }
    assertThat(different).isGreaterThan(100);
  }

  /** Of the 282 pairs of messages at 0.8 by three words that are not equal. */
  @Test
  void theNumberGuardKeepsPairsOfMessagesApart() {
    List<String> texts = SmsSpam.texts();
    DuplicateIndex index =
        NearDuplicates.atSimilarity(0.8).withoutGuards().shingledBy(Shingles.words(3)).index(texts);
    int pairs = 0;
    int slow = 0;
    int fast = 0;
    for (int row = 0; row < texts.size(); row++) {
      for (Member member : index.partners(row)) {
        String a = texts.get(row);
        String b = texts.get(member.row());
        if (row < member.row() && !a.equals(b)) {
          pairs++;
          slow += SlowGuards.numbers(a).equals(SlowGuards.numbers(b)) ? 0 : 1;
          fast += Guard.apart(a, b, EnumSet.of(Guard.NUMBERS)).isPresent() ? 1 : 0;
        }
      }
    }
    assertThat(pairs).isEqualTo(282);
    assertThat(fast).isEqualTo(slow).isEqualTo(54);
  }

  @Test
  void definitionsFromBeforeANewGuardReadAsBefore() {
    String old =
        "{\"guards\":[\"NUMBERS\",\"NEGATION\",\"CODE\"],\"kind\":\"near-duplicates\",\"recall\":0.99,"
            + "\"shingles\":\"adaptive\",\"similarity\":0.8,\"survivor\":\"longest\",\"version\":1}";
    NearDuplicates read = NearDuplicates.fromJson(JsonValue.parse(old));
    assertThat(read.guards()).containsExactly(Guard.NUMBERS, Guard.NEGATION, Guard.CODE);
    assertThat(read.toJson().toCanonicalString()).isEqualTo(old);
    assertThat(NearDuplicates.atSimilarity(0.8).guards()).containsExactlyElementsOf(ALL);
  }
}
