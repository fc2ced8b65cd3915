package io.github.finefettle.dataprep.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.dataprep.SmsSpam;
import io.github.finefettle.dataprep.SmsSpam.Sms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearTextClassifierTest {
  private static final List<String> TEXTS =
      List.of(
          "i love this phone",
          "great battery, love it",
          "a great screen",
          "i love the sound",
          "i hate this phone",
          "awful battery, hate it",
          "an awful screen",
          "i hate the sound");
  private static final List<String> LABELS =
      List.of("good", "good", "good", "good", "bad", "bad", "bad", "bad");

  @Test
  void itLearnsWordsThatTellClassesApart() {
    LinearTextClassifier model = LinearTextClassifier.train(TEXTS, LABELS);
    assertThat(model.labels()).containsExactly("bad", "good");
    assertThat(model.predict("what a great sound, i love it")).isEqualTo("good");
    assertThat(model.predict("awful, i hate it")).isEqualTo("bad");
    assertThat(Arrays.stream(model.probabilities("love")).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void withoutAnyFeatureOnlyTheShareOfTheClassesSpeaks() {
    List<String> texts = new ArrayList<>(TEXTS);
    List<String> labels = new ArrayList<>(LABELS);
    texts.add("quite bad");
    labels.add("bad");
    double[] unknown = LinearTextClassifier.train(texts, labels).probabilities("");
    assertThat(unknown[0]).isBetween(0.2, 0.8);
    assertThat(LinearTextClassifier.train(List.of("a"), List.of("only")).predict("b"))
        .isEqualTo("only");
  }

  @Test
  void theSameRowsGiveTheSameBits() {
    double[] first = LinearTextClassifier.train(TEXTS, LABELS).probabilities("love the screen");
    double[] second = LinearTextClassifier.train(TEXTS, LABELS).probabilities("love the screen");
    assertThat(second).isEqualTo(first);
    // The golden bits were written down from the first run on Java 17: the order of the passes, the
    // hashes and the arithmetic are fixed, so that no release or machine may change them.
    assertThat(first[1]).isEqualTo(0.853338017082528);
  }

  @Test
  void trainingOnRowsOfHashedTextsIsTrainingOnTheirTexts() {
    HashedTexts hashed = HashedTexts.of(TEXTS);
    int[] rows = {0, 1, 4, 5};
    LinearTextClassifier some = LinearTextClassifier.train(hashed, LABELS, rows);
    LinearTextClassifier same =
        LinearTextClassifier.train(
            IntStream.of(rows).mapToObj(TEXTS::get).toList(),
            IntStream.of(rows).mapToObj(LABELS::get).toList());
    assertThat(some.probabilities("i love it")).isEqualTo(same.probabilities("i love it"));
    assertThat(some.predict(hashed, 6)).isEqualTo(same.predict(TEXTS.get(6)));
  }

  @Test
  void realMessagesAreToldApartFarBetterThanByTheMajority() {
    List<Sms> rows = SmsSpam.rows();
    List<String> texts = rows.stream().map(Sms::text).toList();
    List<String> labels = rows.stream().map(Sms::label).toList();
    int[] train = IntStream.range(0, rows.size()).filter(i -> i % 5 != 0).toArray();
    HashedTexts hashed = HashedTexts.of(texts);
    LinearTextClassifier model = LinearTextClassifier.train(hashed, labels, train);
    int spam = 0;
    int caught = 0;
    int falseAlarms = 0;
    for (int row = 0; row < rows.size(); row += 5) {
      boolean isSpam = labels.get(row).equals("spam");
      boolean flagged = model.predict(hashed, row).equals("spam");
      spam += isSpam ? 1 : 0;
      caught += isSpam && flagged ? 1 : 0;
      falseAlarms += !isSpam && flagged ? 1 : 0;
    }
    assertThat(caught).isGreaterThan(spam * 85 / 100);
    assertThat(falseAlarms).isLessThan(15);
  }

  @Test
  void manyClassesCostRareFeaturesNotMemory() {
    HashedTexts hashed = HashedTexts.of(TEXTS);
    int[] rows = IntStream.range(0, TEXTS.size()).toArray();
    int all = new TermWeights(hashed, rows, Integer.MAX_VALUE).features();
    assertThat(new TermWeights(hashed, rows, all).features()).isEqualTo(all);
    assertThat(new TermWeights(hashed, rows, all - 1).features()).isBetween(1, all - 1);
    assertThat(new TermWeights(hashed, rows, 0).features()).isZero();
  }

  @Test
  void nothingToTrainOnIsRefused() {
    assertThatThrownBy(() -> LinearTextClassifier.train(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LinearTextClassifier.train(List.of("a"), List.of()))
        .hasMessageContaining("0 labels");
  }
}
