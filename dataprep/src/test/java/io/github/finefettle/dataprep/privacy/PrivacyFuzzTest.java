package io.github.finefettle.dataprep.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.finefettle.core.split.RowId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Personal data and blocked terms in any text: places in range and order, treated once. */
class PrivacyFuzzTest {
  private static final RowId ROW = new RowId("fuzz", 0);
  private static final PersonalDataScanner ALL =
      PersonalDataScanner.standard().with(PersonalDataType.US_SSN).includingPrivateAddresses();
  private static final List<PersonalDataPolicy> POLICIES =
      List.of(
          PersonalDataPolicy.of(Treatment.MASK).scanningWith(ALL),
          PersonalDataPolicy.of(Treatment.PSEUDONYMIZE).scanningWith(ALL),
          PersonalDataPolicy.of(Treatment.MASK));
  private static final Blocklist WORDS =
      Blocklist.of("fuzz", 1, List.of("ab", "bad word", "b", "caf\u00E9", "\u5B57", "a-b"));

  @FuzzTest
  void anyTextIsScannedAndTreatedOnce(byte[] data) {
    fuzzerTestOneInput(data);
  }

  /** The bytes are UTF-8; what is none becomes the replacement character. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    places(text);
    for (PersonalDataPolicy policy : POLICIES) {
      List<String> once = policy.treat(ROW, List.of(text)).texts();
      TreatedTexts twice = policy.treat(ROW, once);
      if (!twice.texts().equals(once)) {
        throw new AssertionError(policy + " changes what it has treated: " + once);
      }
    }
    terms(WORDS, text);
    terms(WORDS.anywhere(), text);
  }

  private static void places(String text) {
    int last = 0;
    for (PersonalDataMatch match : ALL.scan(text)) {
      assertThat(match.begin()).isGreaterThanOrEqualTo(last);
      assertThat(match.end()).isGreaterThan(match.begin()).isLessThanOrEqualTo(text.length());
      last = match.end();
    }
  }

  private static void terms(Blocklist list, String text) {
    int last = 0;
    for (BlockedTerm term : list.find(text)) {
      assertThat(term.begin()).isGreaterThanOrEqualTo(last);
      assertThat(term.end()).isGreaterThan(term.begin()).isLessThanOrEqualTo(text.length());
      last = term.begin();
    }
  }
}
