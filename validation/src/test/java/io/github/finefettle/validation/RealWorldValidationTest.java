package io.github.finefettle.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.validation.behaviours.FailureRate;
import io.github.finefettle.validation.behaviours.TextField;
import io.github.finefettle.validation.behaviours.ValidationSuite;
import io.github.finefettle.validation.perturbations.Perturbation;
import io.github.finefettle.validation.perturbations.Perturbations;
import io.github.finefettle.validation.perturbations.Rewriting;
import io.github.finefettle.validation.release.ReleaseComparison;
import io.github.finefettle.validation.verdict.ClaimResult;
import io.github.finefettle.validation.verdict.Decision;
import io.github.finefettle.validation.verdict.PerturbationCounts;
import io.github.finefettle.validation.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class RealWorldValidationTest {
  private static final Rewriting MARKED = (text, stream) -> Optional.of(text + "~");

  /** Knows spam by the word "prize", in whatever case and form. */
  private static final ModelUnderTest<String, String> HEALTHY =
      inputs -> inputs.stream().map(t -> t.hashCode() == 0 ? "ham" : label(t)).toList();

  /** The same model, which calls all text in capital letters spam. */
  private static final ModelUnderTest<String, String> FAILS_ON_UPPER_CASE =
      inputs ->
          inputs.stream()
              .map(t -> t.equals(t.toUpperCase(Locale.ROOT)) ? "spam" : label(t))
              .toList();

  private static final ValidationSuite<String> SUITE =
      ValidationSuite.named("sms", String.class)
          .invariantUnder(
              Perturbations.casing(), Perturbations.punctuation(), Perturbations.whitespace())
          .requireAtMost(FailureRate.ofInvariance(), 0.05);

  private static String label(String text) {
    return text.toLowerCase(Locale.ROOT).contains("prize") ? "spam" : "ham";
  }

  private static List<String> messages(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> i % 4 == 0 ? "You won prize number " + i : "See you at " + i + " tonight")
        .toList();
  }

  private static List<ValidationExample<String>> labelled(int count) {
    List<String> texts = messages(count);
    return IntStream.range(0, count)
        .mapToObj(i -> ValidationExample.of(new RowId("sms", i), texts.get(i), label(texts.get(i))))
        .toList();
  }

  @Test
  void aPlantedWeaknessIsNamedAndForbidsShipping() {
    Verdict verdict =
        RealWorldValidation.of(SUITE, FAILS_ON_UPPER_CASE).seed(42).run(messages(200));
    assertThat(verdict.decision()).isEqualTo(Decision.DO_NOT_SHIP);
    assertThat(verdict.exitCode()).isEqualTo(1);
    assertThat(verdict.summary()).contains("casing").doesNotContain("whitespace");
    assertThat(verdict.claims())
        .extracting(ClaimResult::id, ClaimResult::state)
        .containsExactly(
            Tuple.tuple("invariance.casing", ClaimState.NOT_MET),
            Tuple.tuple("invariance.punctuation", ClaimState.MET),
            Tuple.tuple("invariance.whitespace", ClaimState.MET));
    assertThat(verdict.claims().get(0).worst())
        .hasSize(5)
        .allSatisfy(
            broken ->
                assertThat(broken.after()).isEqualTo(broken.before().toUpperCase(Locale.ROOT)));
  }

  @Test
  void theHealthyTwinShips() {
    Verdict verdict = RealWorldValidation.of(SUITE, HEALTHY).seed(42).run(messages(200));
    assertThat(verdict.decision()).isEqualTo(Decision.SHIP);
    assertThat(verdict.exitCode()).isZero();
    assertThat(verdict.examplesStillNeeded()).hasValue(0);
  }

  @Test
  void theHealthyTwinWithFortyCasesLacksTheRightNumber() {
    double[] limits = {0.10, 0.05, 0.02};
    long[] needed = {0, 19, 109};
    for (int i = 0; i < limits.length; i++) {
      ValidationSuite<String> suite =
          ValidationSuite.named("sms", String.class)
              .invariantUnder(Perturbations.casing())
              .requireAtMost(FailureRate.ofInvariance(), limits[i]);
      Verdict verdict = RealWorldValidation.of(suite, HEALTHY).seed(42).run(messages(40));
      assertThat(verdict.decision())
          .isEqualTo(needed[i] == 0 ? Decision.SHIP : Decision.INSUFFICIENT_EVIDENCE);
      assertThat(verdict.examplesStillNeeded()).hasValue(needed[i]);
      assertThat(verdict.claims().get(0).casesStillNeededWithoutFailure()).isEqualTo(needed[i]);
      // With that many more, it does ship.
      Verdict after =
          RealWorldValidation.of(suite, HEALTHY).seed(42).run(messages(40 + (int) needed[i]));
      assertThat(after.decision()).isEqualTo(Decision.SHIP);
    }
  }

  @Test
  void examplesToWhichAPerturbationDoesNotApplyAreNoEvidence() {
    // Half of the texts have no letters: 40 examples are 20 cases, and 39 more cases are 78 more.
    List<String> texts =
        IntStream.range(0, 40).mapToObj(i -> i % 2 == 0 ? "call me " + i : "" + i).toList();
    ValidationSuite<String> suite =
        ValidationSuite.named("sms", String.class)
            .invariantUnder(Perturbations.casing())
            .requireAtMost(FailureRate.ofInvariance(), 0.05);
    Verdict verdict = RealWorldValidation.of(suite, HEALTHY).run(texts);
    PerturbationCounts counts = verdict.record().perturbations().get(0);
    assertThat(counts.applied()).isEqualTo(20);
    assertThat(counts.onlyNoOps()).isEqualTo(20);
    assertThat(counts.cases()).isEqualTo(40);
    assertThat(verdict.claims().get(0).cases()).isEqualTo(20);
    assertThat(verdict.examplesStillNeeded()).hasValue(78);
  }

  /** Twenty variants of one text are no twenty cases, and a text given twice is not two. */
  @Test
  void oneTextIsOneCaseHoweverOftenItIsGiven() {
    List<String> repeated = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      repeated.addAll(messages(10));
    }
    Verdict verdict = RealWorldValidation.of(SUITE, HEALTHY).run(repeated);
    assertThat(verdict.record().examples()).isEqualTo(200);
    assertThat(verdict.record().cases()).isEqualTo(10);
    assertThat(verdict.decision()).isEqualTo(Decision.INSUFFICIENT_EVIDENCE);
    List<ValidationExample<String>> withIds = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      withIds.add(ValidationExample.of(new RowId("sms", i), repeated.get(i), "ham"));
    }
    assertThat(RealWorldValidation.of(SUITE, HEALTHY).runExamples(withIds).record().cases())
        .isEqualTo(10);
  }

  @Test
  void missesAndFalseAlarmsAreToldApart() {
    ValidationSuite<String> suite =
        ValidationSuite.named("sms", String.class)
            .invariantUnder(Perturbation.of(Named.of("marked", 1, MARKED)))
            .requireAtMost(FailureRate.ofMisses("spam"), 0.10)
            .requireAtMost(FailureRate.ofFalseAlarms("spam"), 0.10);
    ModelUnderTest<String, String> lets =
        inputs -> inputs.stream().map(t -> t.endsWith("~") ? "ham" : label(t)).toList();
    ModelUnderTest<String, String> alarms =
        inputs -> inputs.stream().map(t -> t.endsWith("~") ? "spam" : label(t)).toList();
    Verdict missing = RealWorldValidation.of(suite, lets).runExamples(labelled(400));
    assertThat(missing.claims())
        .extracting(ClaimResult::id, ClaimResult::cases, ClaimResult::failures)
        .containsExactly(
            Tuple.tuple("misses.spam.marked", 100L, 100L),
            Tuple.tuple("false-alarms.spam.marked", 300L, 0L));
    Verdict alarmed = RealWorldValidation.of(suite, alarms).runExamples(labelled(400));
    assertThat(alarmed.claims()).extracting(ClaimResult::failures).containsExactly(0L, 300L);
    assertThat(missing.claims().get(0).state()).isEqualTo(ClaimState.NOT_MET);
    assertThat(missing.claims().get(1).state()).isEqualTo(ClaimState.MET);
  }

  @Test
  void aCaseThatWasWrongBeforeIsNoMiss() {
    ValidationSuite<String> suite =
        ValidationSuite.named("sms", String.class)
            .invariantUnder(Perturbation.of(Named.of("marked", 1, MARKED)))
            .requireAtMost(FailureRate.ofMisses("spam"), 0.10);
    ModelUnderTest<String, String> alwaysHam = inputs -> inputs.stream().map(t -> "ham").toList();
    Verdict verdict = RealWorldValidation.of(suite, alwaysHam).runExamples(labelled(400));
    assertThat(verdict.claims().get(0).cases()).isZero();
    assertThat(verdict.claims().get(0).observed()).isEmpty();
    assertThat(verdict.decision()).isEqualTo(Decision.INSUFFICIENT_EVIDENCE);
    assertThat(verdict.examplesStillNeeded()).isEmpty();
    assertThat(verdict.toJson().find("examplesStillNeeded")).isEmpty();
  }

  @Test
  void theVerdictIsTheSameForAnyOrderThreadsAndBatches() {
    ValidationSuite<String> suite =
        ValidationSuite.named("sms", String.class)
            .invariantUnder(Perturbations.all())
            .requireAtMost(FailureRate.ofInvariance(), 0.05)
            .adviseAtMost(FailureRate.ofMisses("spam"), 0.2);
    RealWorldValidation<String, String> validation =
        RealWorldValidation.of(suite, FAILS_ON_UPPER_CASE).seed(9);
    List<ValidationExample<String>> examples = new ArrayList<>(labelled(1500));
    String expected = validation.runExamples(examples).toJson().toCanonicalString();
    for (int threads : new int[] {1, 2, 7}) {
      Collections.reverse(examples);
      Verdict verdict = validation.threads(threads).batchSize(threads * 5).runExamples(examples);
      assertThat(verdict.toJson().toCanonicalString()).isEqualTo(expected);
    }
    List<String> plain = new ArrayList<>(messages(700));
    String unnamed = validation.run(plain).toJson().toCanonicalString();
    Collections.reverse(plain);
    assertThat(validation.threads(3).run(plain).toJson().toCanonicalString()).isEqualTo(unnamed);
  }

  @Test
  void eachTextIsAnsweredOnceAndOncePerPerturbationInBatches() {
    List<Integer> sizes = new ArrayList<>();
    List<Long> told = new ArrayList<>();
    ModelUnderTest<String, String> counting =
        inputs -> {
          sizes.add(inputs.size());
          return HEALTHY.predict(inputs);
        };
    Verdict verdict =
        RealWorldValidation.of(SUITE, counting)
            .batchSize(30)
            .progress(p -> told.add(p.done()))
            .run(messages(100));
    assertThat(sizes.stream().mapToInt(i -> i).sum()).isEqualTo(400);
    assertThat(sizes).startsWith(30, 30, 30, 10).hasSize(16);
    assertThat(told).isSorted().endsWith(400L);
    assertThat(verdict.record().cases()).isEqualTo(100);
  }

  @Test
  void theComparisonWithTheModelInUseCountsFlipsAndNeverDecides() {
    ModelUnderTest<String, String> previous = inputs -> inputs.stream().map(t -> "ham").toList();
    Verdict verdict =
        RealWorldValidation.of(SUITE, HEALTHY).against(previous).runExamples(labelled(200));
    assertThat(verdict.comparison()).contains(new ReleaseComparison(200, 0, 50, 200, 50));
    Verdict worse =
        RealWorldValidation.of(SUITE, previous).against(HEALTHY).runExamples(labelled(200));
    assertThat(worse.comparison()).contains(new ReleaseComparison(200, 50, 0, 200, 50));
    assertThat(worse.decision()).isEqualTo(Decision.SHIP);
    Claim claim =
        worse.evidence().claims().stream()
            .filter(c -> c.id().equals("release.better"))
            .findFirst()
            .orElseThrow();
    assertThat(claim.state()).isEqualTo(ClaimState.NOT_MET);
    assertThat(claim.required()).isFalse();
  }

  @Test
  void theReportStaysSmallHoweverMuchWasValidated() {
    ModelUnderTest<String, String> erratic =
        inputs ->
            inputs.stream().map(t -> Integer.toString((t.hashCode() * 0x9E3779B9) >>> 31)).toList();
    ValidationSuite<String> suite =
        ValidationSuite.named("sms", String.class)
            .invariantUnder(Perturbations.all())
            .requireAtMost(FailureRate.ofInvariance(), 0.05);
    List<String> texts =
        messages(20_000).stream().map(t -> t + " and so on and on".repeat(20)).toList();
    Verdict verdict = RealWorldValidation.of(suite, erratic).run(texts);
    assertThat(verdict.toJson().toPrettyString()).hasSizeLessThan(60_000);
    assertThat(verdict.evidence().toJson().toCanonicalString()).hasSizeLessThan(60_000);
    assertThat(verdict.evidence().excerpts()).hasSize(35);
  }

  @Test
  void theEvidenceCanBeStoredAndHoldsTheNumbers() {
    Verdict verdict =
        RealWorldValidation.of(SUITE, FAILS_ON_UPPER_CASE).seed(42).run(messages(200));
    Evidence evidence = verdict.evidence();
    assertThat(evidence.mistake()).isEqualTo(Mistake.NO_REAL_WORLD_VALIDATION);
    assertThat(evidence.definition()).contains(SUITE.fingerprint());
    assertThat(evidence.claims()).hasSize(4);
    assertThat(evidence.claims().stream().filter(Claim::required))
        .as("whether it was looked at decides the mistake, the verdict decides the release")
        .extracting(Claim::id)
        .containsExactly("validation.decided");
    assertThat(evidence.claims().get(1).n()).hasValue(200);
    assertThat(Evidence.fromJson(evidence.toJson())).isEqualTo(evidence);
    assertThat(evidence.findings()).extracting(f -> f.code()).contains("validation.limit-broken");
  }

  @Test
  void aModelExactlyAtTheLimitRarelyShipsAndRarelyIsForbidden() {
    // At n = 100 and 5 % the exact chance of a wrong SHIP is P(X <= 1) = 3.7 %.
    int runs = 2_000;
    List<String> texts = messages(100);
    ValidationSuite<String> one =
        ValidationSuite.named("sms", String.class)
            .invariantUnder(Perturbation.of(Named.of("marked", 1, MARKED)))
            .requireAtMost(FailureRate.ofInvariance(), 0.05);
    ValidationSuite<String> three =
        one.invariantUnder(
            Perturbation.of(Named.of("marked", 1, MARKED)).as("second"),
            Perturbation.of(Named.of("marked", 1, MARKED)).as("third"));
    int ships = 0;
    int forbidden = 0;
    int shipsOfThree = 0;
    int forbiddenOfThree = 0;
    for (int run = 0; run < runs; run++) {
      Decision single = RealWorldValidation.of(one, failingAt(0.05, run)).run(texts).decision();
      ships += single == Decision.SHIP ? 1 : 0;
      forbidden += single == Decision.DO_NOT_SHIP ? 1 : 0;
      Decision of3 = RealWorldValidation.of(three, failingAt(0.05, run)).run(texts).decision();
      shipsOfThree += of3 == Decision.SHIP ? 1 : 0;
      forbiddenOfThree += of3 == Decision.DO_NOT_SHIP ? 1 : 0;
    }
    assertThat(ships).isBetween(40, runs * 5 / 100);
    assertThat(forbidden).isBetween(10, runs * 5 / 100);
    assertThat(shipsOfThree).isLessThan(5);
    assertThat(forbiddenOfThree).isBetween(10, runs * 5 / 100);
  }

  /** Answers perturbed texts otherwise with the given probability, independently of each other. */
  private static ModelUnderTest<String, String> failingAt(double rate, int run) {
    int[] asked = {0};
    RandomStream stream = RandomStream.of(20261122, "failing model").at(run);
    return inputs ->
        inputs.stream()
            .map(
                t ->
                    t.endsWith("~") && stream.uniformAt(asked[0]++) < rate ? "otherwise" : label(t))
            .toList();
  }

  @Test
  void outputsMayBeMoreThanLabelsAndInputsMoreThanTexts() {
    record Answer(String label, double confidence) {}
    ModelUnderTest<String, Answer> model =
        inputs -> inputs.stream().map(t -> new Answer(label(t), t.length() / 100.0)).toList();
    Verdict verdict = RealWorldValidation.of(SUITE, model, Answer::label).run(messages(100));
    assertThat(verdict.decision()).isEqualTo(Decision.SHIP);
  }

  @Test
  void aModelThatBreaksItsContractIsToldSo() {
    List<String> texts = messages(70);
    ModelUnderTest<String, String> tooFew = inputs -> List.of("ham");
    assertThatThrownBy(() -> RealWorldValidation.of(SUITE, tooFew).run(texts))
        .hasMessageContaining("1 outputs for 64 inputs");
    ModelUnderTest<String, String> failing =
        inputs -> {
          throw new java.io.IOException("no connection");
        };
    assertThatThrownBy(() -> RealWorldValidation.of(SUITE, failing).runExamples(labelled(70)))
        .hasMessageContaining("IOException")
        .hasMessageContaining("sms#0")
        .hasRootCauseMessage("no connection");
    assertThatThrownBy(() -> RealWorldValidation.of(SUITE, HEALTHY).run(List.of()))
        .hasMessageContaining("no examples");
    List<ValidationExample<String>> twice =
        List.of(labelled(2).get(0), ValidationExample.unlabelled(new RowId("sms", 0), "other"));
    assertThatThrownBy(() -> RealWorldValidation.of(SUITE, HEALTHY).runExamples(twice))
        .hasMessageContaining("sms#0");
  }

  @Test
  void aFailingPerturbationOnAnotherThreadStillNamesTheRow() {
    Rewriting fragile =
        (text, stream) -> {
          if (text.contains("number 400")) {
            throw new java.io.IOException("cannot");
          }
          return Optional.of(text + "~");
        };
    ValidationSuite<String> suite =
        ValidationSuite.named("sms", String.class)
            .invariantUnder(Perturbation.of(Named.of("fragile", 1, fragile)))
            .requireAtMost(FailureRate.ofInvariance(), 0.05);
    for (int threads : new int[] {1, 3}) {
      assertThatThrownBy(
              () ->
                  RealWorldValidation.of(suite, HEALTHY)
                      .threads(threads)
                      .runExamples(labelled(1000)))
          .hasMessageContaining("sms#400")
          .hasMessageContaining("fragile");
    }
  }

  @Test
  void itStopsBetweenBatchesWhenAsked() {
    Cancellation cancellation = new Cancellation();
    List<Integer> calls = new ArrayList<>();
    ModelUnderTest<String, String> model =
        inputs -> {
          calls.add(inputs.size());
          cancellation.cancel();
          return HEALTHY.predict(inputs);
        };
    assertThatThrownBy(
            () ->
                RealWorldValidation.of(SUITE, model).cancellation(cancellation).run(messages(200)))
        .isInstanceOf(CancellationException.class);
    assertThat(calls).hasSize(1);
  }

  @Test
  void unequalInputsOfOneTextAreRefusedUnlessAnIdSaysWhichToTake() {
    record Mail(String subject, String body) {}
    TextField<Mail> body =
        new TextField<>() {
          @Override
          public String text(Mail input) {
            return input.body();
          }

          @Override
          public Mail withText(Mail input, String text) {
            return new Mail(input.subject(), text);
          }
        };
    ValidationSuite<Mail> suite =
        ValidationSuite.named("mail", Mail.class)
            .readingTextBy(Named.of("mail.body", 1, body))
            .invariantUnder(Perturbations.upperCase())
            .requireAtMost(FailureRate.ofInvariance(), 0.05);
    ModelUnderTest<Mail, String> bySubject = mails -> mails.stream().map(Mail::subject).toList();
    Mail one = new Mail("a", "the same words");
    Mail other = new Mail("b", "the same words");
    RealWorldValidation<Mail, String> validation = RealWorldValidation.of(suite, bySubject);
    assertThat(
            validation.run(List.of(one, new Mail("a", "the same words"))).claims().get(0).cases())
        .isEqualTo(1);
    assertThatThrownBy(() -> validation.run(List.of(one, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("runExamples");
    List<ValidationExample<Mail>> examples =
        List.of(
            ValidationExample.unlabelled(new RowId("m", 0), one),
            ValidationExample.unlabelled(new RowId("m", 1), other));
    assertThat(validation.runExamples(examples).claims().get(0).cases()).isEqualTo(1);
  }

  @Test
  void aTextWithTwoLabelsCountsAsUnlabelled() {
    ValidationSuite<String> suite =
        ValidationSuite.named("sms", String.class)
            .invariantUnder(Perturbations.casing())
            .requireAtMost(FailureRate.ofMisses("spam"), 0.10);
    List<ValidationExample<String>> examples =
        List.of(
            ValidationExample.of(new RowId("a", 0), "a prize for you", "spam"),
            ValidationExample.of(new RowId("a", 1), "a prize for you", "ham"),
            ValidationExample.unlabelled(new RowId("a", 2), "a prize for me"),
            ValidationExample.of(new RowId("a", 3), "a prize for me", "spam"));
    Verdict verdict = RealWorldValidation.of(suite, HEALTHY).runExamples(examples);
    assertThat(verdict.claims().get(0).cases()).isEqualTo(1);
  }
}
