package io.github.finefettle.dataprep.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.dataprep.RealTexts;
import io.github.finefettle.dataprep.SmsSpam;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonalDataInRealTextsTest {
  private static Map<PersonalDataType, Integer> counts(List<String> texts) {
    PersonalDataScanner scanner = PersonalDataScanner.standard().with(PersonalDataType.US_SSN);
    Map<PersonalDataType, Integer> counts = new EnumMap<>(PersonalDataType.class);
    texts.forEach(text -> scanner.scan(text).forEach(m -> counts.merge(m.type(), 1, Integer::sum)));
    return counts;
  }

  @Test
  void findsNothingInTheArithmeticOfSchoolProblems() {
    assertThat(counts(RealTexts.gsm8k())).isEmpty();
  }

  @Test
  void findsTheNumbersThatSpamAsksToCall() {
    Map<PersonalDataType, Integer> counts = counts(SmsSpam.texts());
    // A sample of thirty was read: all are telephone numbers.
    assertThat(counts.get(PersonalDataType.PHONE)).isBetween(400, 450);
    assertThat(counts.get(PersonalDataType.EMAIL)).isEqualTo(7);
    assertThat(counts).containsOnlyKeys(PersonalDataType.EMAIL, PersonalDataType.PHONE);
  }

  @Test
  void findsAddressesAndPasswordsInInstructions() {
    Map<PersonalDataType, Integer> counts = counts(RealTexts.gpteacher());
    assertThat(counts.get(PersonalDataType.EMAIL)).isEqualTo(84);
    assertThat(counts.get(PersonalDataType.IPV4)).isEqualTo(2);
    assertThat(counts.get(PersonalDataType.SECRET)).isBetween(5, 9);
    assertThat(counts)
        .containsOnlyKeys(PersonalDataType.EMAIL, PersonalDataType.IPV4, PersonalDataType.SECRET);
  }

  @Test
  void findsNothingInTweetsWithoutAddresses() {
    assertThat(counts(RealTexts.tweets())).isEmpty();
  }
}
