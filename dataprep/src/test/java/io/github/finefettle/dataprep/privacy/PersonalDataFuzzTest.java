package io.github.finefettle.dataprep.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataFuzzTest {
  private static final PersonalDataScanner ALL =
      PersonalDataScanner.standard().with(PersonalDataType.US_SSN).includingPrivateAddresses();

  private static final List<String> PIECES =
      List.of(
          "jo@firm.com",
          "8.8.8.8",
          "2606:4700:4700::1111",
          "::1",
          "+44 20 7946 0958",
          "(212) 555-7890",
          "DE89 3704 0044 0532 0130 00",
          "4111 1111 1111 1111",
          "123-45-6789",
          "AKIA" + "IOSFODNN7EXAMPLE",
          "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
          "sk-" + "ant-api03-Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8",
          "password=",
          "api_key: ",
          "token\":\"",
          "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
          "-----BEGIN PRIVATE KEY-----",
          "-----END PRIVATE KEY-----",
          "call ",
          "tel:",
          "0612345987",
          "00",
          "@",
          ".",
          "-",
          "+",
          "(",
          ")",
          " ",
          " ",
          ":",
          "::",
          "=",
          "/",
          "_",
          "a",
          "F",
          "IA",
          "J",
          "eyJ",
          "12",
          "345",
          "6789",
          "2026-11-22",
          "0",
          "é",
          "字",
          "\uD83D\uDE00",
          "\uD83D",
          "\n",
          "PSEUDO",
          "291-555-0143",
          "a8Kd93jfL2mQ0zXv7Tr5",
          "[8.8.8.8]",
          "\u00A0",
          "$",
          "x");

  private static String randomText(long index) {
    RandomSequence random = RandomStream.of(7, "personal-data-fuzz").at(index).sequence();
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(14);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  @Test
  void findsInOrderWithoutOverlapAndTheSameTwice() {
    for (long i = 0; i < 20_000; i++) {
      String text = randomText(i);
      List<PersonalDataMatch> matches = ALL.scan(text);
      int last = 0;
      for (PersonalDataMatch match : matches) {
        assertThat(match.begin()).as(text).isGreaterThanOrEqualTo(last);
        assertThat(match.end()).isLessThanOrEqualTo(text.length());
        last = match.end();
      }
      assertThat(ALL.scan(text)).isEqualTo(matches);
    }
  }

  @Test
  void changesNothingTheSecondTime() {
    RowId row = new RowId("fuzz", 0);
    for (Treatment treatment : List.of(Treatment.MASK, Treatment.PSEUDONYMIZE)) {
      PersonalDataPolicy policy = PersonalDataPolicy.of(treatment).scanningWith(ALL);
      for (long i = 0; i < 20_000; i++) {
        String text = randomText(i);
        TreatedTexts once = policy.treat(row, List.of(text));
        assertThat(replaced(text, once.findings())).isEqualTo(once.texts().get(0));
        assertThat(policy.treat(row, once.texts()).findings()).as(text).isEmpty();
      }
    }
  }

  /** The text with the findings put in by hand: they tell all of what was done, in its order. */
  private static String replaced(String text, List<PersonalDataFinding> findings) {
    StringBuilder out = new StringBuilder();
    int copied = 0;
    for (PersonalDataFinding finding : findings) {
      out.append(text, copied, finding.match().begin()).append(finding.replacement().orElseThrow());
      copied = finding.match().end();
    }
    return out.append(text, copied, text.length()).toString();
  }

  @Test
  void findsATypeAloneAsAmongAllOthersInAnyText() {
    for (long i = 0; i < 5_000; i++) {
      String text = randomText(i);
      List<PersonalDataMatch> all = ALL.scan(text);
      for (PersonalDataType type : ALL.types()) {
        assertThat(ALL.only(type).scan(text))
            .as(text)
            .isEqualTo(all.stream().filter(match -> match.type() == type).toList());
      }
    }
  }

  private static final int MANY = 1_000_000;

  /** A row of 1 MB that makes a searching pattern go back and forth; it ends at once or never. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a.",
        "@",
        "a@",
        "a@b",
        "a@b.",
        ".@.",
        "1",
        "1 ",
        "1.",
        "1-",
        "12 ",
        "1234 ",
        "(1)",
        "+1",
        "+",
        "1:",
        ":",
        "::",
        "a:",
        "a::",
        "=",
        "token=",
        "token:",
        "password=a1",
        "-",
        "--",
        "-----BEGIN PRIVATE KEY-----\n",
        "-----BEGIN ",
        "sk-",
        "sk-a1",
        "ghp_",
        "ghp_a",
        "eyJ",
        "eyJ.",
        "eyJa.eyJ",
        "I",
        "IA",
        "AKIA",
        "AIza",
        "DE89 ",
        "DE893704",
        "0612345987 ",
        "call 1 ",
        "_",
        "hooks.slack.com/services/",
        "1.2.3.4.",
        "4111 1111 1111 111 ",
        "(",
        "( ",
        "/",
        "é@é."
      })
  void scansAHostileRowInLinearTime(String unit) {
    String text = unit.repeat(MANY / unit.length());
    assertThat(ALL.scan(text)).isNotNull();
    assertThat(ALL.scan(text.substring(1) + "@b.com x@b.com")).isNotEmpty();
  }
}
