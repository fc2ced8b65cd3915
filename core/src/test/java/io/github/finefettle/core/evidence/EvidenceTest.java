package io.github.finefettle.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {
  private static final List<Double> XS = List.of(1.0, 2.0);

  /** One of everything. The golden file was written from it by release 0.1.0. */
  static Evidence everything() {
    return Evidence.of("Everything", Mistake.OVERFITTING, "One of each, with \"quotes\" and é😀.")
        .with(
            Claim.required("claim.full", "All numbers are given", ClaimState.MET)
                .withValue(0.1)
                .withInterval(new Interval(-0.5, 1e-7, 0.95, "bootstrap"))
                .withN(12)
                .withLimit(0.2))
        .with(Claim.required("claim.bare", "No number is given", ClaimState.NOT_MET))
        .with(Claim.advisory("claim.advisory", "It informs", ClaimState.UNDECIDED).withN(0))
        .with(new Finding(Severity.PROBLEM, "a.code", "Something was noticed.", "Try another."))
        .with(new Finding(Severity.INFO, "b.code", "Good to know.", ""))
        .withFact("Rows read", "5,574")
        .with(
            new Table("A table", List.of("a", "b"), List.of(List.of("1", "2"), List.of("", "\n"))))
        .with(
            new Figure.Lines(
                "Lines",
                "x",
                "y",
                List.of(
                    Figure.Series.of("plain", XS, List.of(0.5, 0.25)).marking(1),
                    new Figure.Series(
                        "band",
                        XS,
                        XS,
                        List.of(0.0, 1.0),
                        List.of(2.0, 3.0),
                        OptionalInt.empty()))))
        .with(
            new Figure.Matrix(
                "Matrix",
                "true",
                "said",
                List.of("ham", "spam"),
                List.of("ham"),
                List.of(List.of(3L), List.of(Long.MAX_VALUE))))
        .with(new Figure.Flow("Flow", "rows", List.of(new Figure.Stage("drop", 7, 3))))
        .with(
            new Figure.Bars(
                "Bars", "share", List.of(Figure.Bar.of("a", -1), Figure.Bar.of("b", 1, 0.5, 2))))
        .with(new Figure.Scatter("Scatter", "x", "y", List.of("p", "q"), XS, List.of(-3.0, 4.0)))
        .with(
            new Figure.ParallelCoordinates(
                "Parallel", List.of("rate", "score"), List.of("t0"), List.of(List.of(1e-5, 0.9))))
        .with(new Figure.Reliability("Reliability", List.of(0.25), List.of(0.5), List.of(9L)))
        .with(new Excerpt("row 41", "a user's own text"))
        .withCardField("model.b", "second")
        .withCardField("data.a", "first")
        .withDefinition(Fingerprint.of(JsonValue.of("definition")));
  }

  @Test
  void everythingComesBackFromJson() {
    Evidence evidence = everything();
    Evidence read = Evidence.fromJson(JsonValue.parse(evidence.toJson().toCanonicalString()));
    assertThat(read).isEqualTo(evidence).hasSameHashCodeAs(evidence);
    assertThat(read.claims()).isEqualTo(evidence.claims());
    assertThat(read.findings()).isEqualTo(evidence.findings());
    assertThat(read.facts()).isEqualTo(evidence.facts());
    assertThat(read.tables()).isEqualTo(evidence.tables());
    assertThat(read.figures()).isEqualTo(evidence.figures()).hasSize(7);
    assertThat(read.excerpts()).isEqualTo(evidence.excerpts());
    assertThat(read.cardFields()).isEqualTo(evidence.cardFields());
    assertThat(read.definition()).isEqualTo(evidence.definition());
    assertThat(read.toJson().toPrettyString()).isEqualTo(evidence.toJson().toPrettyString());
  }

  @Test
  void theGoldenFileOfVersion1IsReadAndWrittenToTheByte() throws IOException {
    String golden = resource("evidence-v1.json");
    assertThat(Evidence.fromJson(JsonValue.parse(golden))).isEqualTo(everything());
    assertThat(everything().toJson().toPrettyString()).isEqualTo(golden);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"evidence\",\"version\":2}",
        "{\"kind\":\"audit\",\"version\":1}",
        "{\"version\":1}",
        "[]",
        "\"evidence\""
      })
  void anotherKindOrVersionIsRefused(String json) {
    assertThatThrownBy(() -> Evidence.fromJson(JsonValue.parse(json)))
        .isInstanceOf(JsonFormatException.class);
  }

  @Test
  void aWordThatThisReleaseDoesNotKnowIsRefusedWithoutClassNames() {
    String json = everything().toJson().toCanonicalString();
    for (String known :
        List.of("\"OVERFITTING\"", "\"NOT_MET\"", "\"PROBLEM\"", "\"kind\":\"matrix\"")) {
      assertThat(json).contains(known);
      String changed =
          json.replace(known, known.startsWith("\"kind") ? "\"kind\":\"pie\"" : "\"PIE\"");
      assertThatThrownBy(() -> Evidence.fromJson(JsonValue.parse(changed)))
          .isInstanceOf(JsonFormatException.class)
          .hasMessageContaining("newer release")
          .message()
          .doesNotContain("io.github");
    }
  }

  @Test
  void redactionHidesEveryExcerptAndNothingElse() {
    Evidence redacted = everything().redacted();
    assertThat(redacted.toJson().toCanonicalString()).doesNotContain("a user's own text");
    assertThat(redacted.excerpts()).containsExactly(new Excerpt("row 41", "[redacted]"));
    assertThat(redacted.claims()).isEqualTo(everything().claims());
    assertThat(redacted.redacted()).isEqualTo(redacted);
  }

  @Test
  void cardFieldsStandInNameOrderWhateverOrderTheyCameIn() {
    Evidence bare = Evidence.of("b", Mistake.OVERFITTING, "s");
    Evidence one = bare.withCardField("b", "2").withCardField("a", "1");
    Evidence other = bare.withCardField("a", "1").withCardField("b", "2");
    assertThat(one).isEqualTo(other);
    assertThat(one.cardFields().keySet()).containsExactly("a", "b");
  }

  @Test
  void addingLeavesTheOldEvidenceAlone() {
    Evidence bare = Evidence.of("b", Mistake.OVERFITTING, "s");
    assertThat(bare.withFact("a", "1")).isNotEqualTo(bare);
    assertThat(bare.facts()).isEmpty();
    assertThatThrownBy(() -> bare.facts().add(new Fact("a", "1")))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> bare.cardFields().put("a", "1"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void mistakesAreNumberedFromOneInOrder() {
    assertThat(Mistake.values()).extracting(Mistake::number).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(Mistake.values()).extracting(Mistake::title).allMatch(t -> t.matches("[A-Z].*"));
  }

  @Test
  void aClaimTakesItsNumbersFromAMeasurement() {
    Interval interval = new Interval(0.4, 0.6, 0.95, "Wilson");
    Claim claim =
        Claim.required("c", "s", ClaimState.MET)
            .withLimit(0.3)
            .withMeasurement(Measurement.of("f1", 0.5, 100).withInterval(interval));
    assertThat(claim.value()).hasValue(0.5);
    assertThat(claim.interval()).contains(interval);
    assertThat(claim.n()).hasValue(100);
    assertThat(claim.limit()).hasValue(0.3);
    Claim undefined = claim.withMeasurement(Measurement.undefined("f1", "one class only", 100));
    assertThat(undefined.value()).isEmpty();
    assertThat(undefined.interval()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aNumberThatJsonCannotHoldIsRefusedWhereItIsGiven(double bad) {
    Claim claim = Claim.required("my.claim", "s", ClaimState.MET);
    List<Double> values = List.of(bad);
    List<Double> good = List.of(1.0);
    List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> attempts =
        List.of(
            () -> Objects.requireNonNull(claim.withValue(bad)),
            () -> Objects.requireNonNull(claim.withLimit(bad)),
            () -> Figure.Series.of("s", values, good),
            () -> Figure.Series.of("s", good, values),
            () -> new Figure.Series("s", good, good, values, good, OptionalInt.empty()),
            () -> new Figure.Series("s", good, good, good, values, OptionalInt.empty()),
            () -> Figure.Bar.of("b", bad),
            () -> new Figure.Bar("b", 1, Optional.of(bad), Optional.empty()),
            () -> new Figure.Bar("b", 1, Optional.empty(), Optional.of(bad)),
            () -> new Figure.Scatter("t", "x", "y", List.of("p"), values, good),
            () -> new Figure.Scatter("t", "x", "y", List.of("p"), good, values),
            () -> new Figure.ParallelCoordinates("t", List.of("a"), List.of("l"), List.of(values)),
            () -> new Figure.Reliability("t", values, good, List.of(1L)),
            () -> new Figure.Reliability("t", good, values, List.of(1L)));
    for (var attempt : attempts) {
      assertThatThrownBy(attempt)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("finite");
    }
  }

  @Test
  void aFigureOfTheWrongShapeIsRefused() {
    List<String> one = List.of("a");
    assertWrong(() -> Figure.Series.of("s", XS, List.of(1.0)), "as many y");
    assertWrong(() -> Figure.Series.of("s", XS, XS).marking(2), "marked index (2)");
    assertWrong(() -> Figure.Series.of("s", XS, XS).marking(-1), "marked index (-1)");
    assertWrong(
        () -> new Figure.Matrix("m", "r", "c", one, one, List.of(List.of(1L, 2L))), "one count");
    assertWrong(
        () -> new Figure.Matrix("m", "r", "c", one, one, List.of(List.of(-1L))), "0 or more");
    assertWrong(() -> new Figure.Stage("s", -1, 0), "0 or more");
    assertWrong(() -> new Figure.Stage("s", 0, -1), "0 or more");
    assertWrong(() -> new Figure.Scatter("s", "x", "y", one, XS, XS), "one name");
    assertWrong(
        () -> new Figure.ParallelCoordinates("p", one, one, List.of(XS)), "one position an axis");
    assertWrong(() -> new Figure.Reliability("r", XS, XS, List.of(1L)), "three numbers a bin");
    assertWrong(
        () -> new Figure.Reliability("r", List.of(1.0), List.of(1.0), List.of(-1L)), "0 or more");
    assertWrong(() -> new Table("t", one, List.of(List.of("1", "2"))), "2 cells");
    assertWrong(
        () -> Objects.requireNonNull(Claim.required("c", "s", ClaimState.MET).withN(-1)),
        "0 or more");
  }

  private static void assertWrong(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt, String words) {
    assertThatThrownBy(attempt)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = EvidenceTest.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(in, name + " is missing").readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
