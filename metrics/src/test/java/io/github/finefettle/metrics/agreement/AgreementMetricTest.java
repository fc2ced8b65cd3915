package io.github.finefettle.metrics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.LabelPair;
import io.github.finefettle.metrics.classification.OrdinalScale;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementMetricTest {
  private static final OrdinalScale FIVE = OrdinalScale.of("1", "2", "3", "4", "5");
  private static final double X = Double.NaN;

  /** Twelve units rated by four observers (Krippendorff, "Computing alpha-reliability", 2011). */
  private static final double[][] OBSERVERS = {
    {1, 2, 3, 3, 2, 1, 4, 1, 2, X, X, X},
    {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, X, 3},
    {X, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, X},
    {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, X}
  };

  static Stream<AgreementMetric> all() {
    return Stream.of(
        AgreementMetric.rawAgreement(),
        AgreementMetric.fleissKappa(),
        AgreementMetric.gwetAc1(),
        AgreementMetric.nominalAlpha(),
        AgreementMetric.ordinalAlpha(FIVE),
        AgreementMetric.intervalAlpha(),
        AgreementMetric.ratioAlpha());
  }

  @Test
  void alphaOfTheDataThatItsInventorPrintsIsWhatHePrints() {
    List<ItemRatings> units = new ArrayList<>();
    for (int unit = 0; unit < 12; unit++) {
      int u = unit;
      units.add(ItemRatings.ofNumbers(Arrays.stream(OBSERVERS).mapToDouble(o -> o[u]).toArray()));
    }
    assertValue(AgreementMetric.nominalAlpha(), units, 0.743);
    assertValue(AgreementMetric.ordinalAlpha(FIVE), units, 0.815);
    assertValue(AgreementMetric.intervalAlpha(), units, 0.849);
    assertValue(AgreementMetric.ratioAlpha(), units, 0.797);
    Measurement alpha = AgreementMetric.nominalAlpha().evaluate(units);
    // Of 41 ratings one stands alone.
    assertThat(alpha.n()).isEqualTo(11);
    assertThat(alpha.support()).hasValue(40);
    assertThat(alpha.interval().orElseThrow().contains(0.743)).isTrue();
  }

  @Test
  void fleissKappaOfTheTableThatIsMostOftenQuoted() {
    // Ten items, fourteen raters, five categories; P = 0.378, Pe = 0.213, kappa = 0.210.
    int[][] table = {
      {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
      {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}
    };
    List<ItemRatings> items = new ArrayList<>();
    for (int[] row : table) {
      List<String> ratings = new ArrayList<>();
      for (int c = 0; c < row.length; c++) {
        ratings.addAll(java.util.Collections.nCopies(row[c], "" + (c + 1)));
      }
      items.add(new ItemRatings(ratings));
    }
    assertValue(AgreementMetric.fleissKappa(), items, 0.210);
    assertValue(AgreementMetric.rawAgreement(), items, 0.378);
    assertThat(AgreementMetric.rawAgreement().evaluate(items).baseline().orElseThrow())
        .isCloseTo(0.213, within(5e-4));
  }

  @Test
  void ratersWhoMostlySayTheSameAgreeByChanceAndTheBaselineShowsIt() {
    // 90 items both call good, five each are split, none both call bad: kappa is below 0.
    List<ItemRatings> items = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      items.add(i < 90 ? ItemRatings.of("good", "good") : ItemRatings.of("good", "bad"));
    }
    Measurement raw = AgreementMetric.rawAgreement().evaluate(items);
    assertThat(raw.requireValue()).isEqualTo(0.9);
    assertThat(raw.baseline().orElseThrow()).isCloseTo(0.95 * 0.95 + 0.05 * 0.05, within(1e-15));
    assertThat(AgreementMetric.fleissKappa().evaluate(items).requireValue()).isNegative();
    // AC1: Pe = 2 * 0.95 * 0.05 = 0.095.
    assertThat(AgreementMetric.gwetAc1().evaluate(items).requireValue())
        .isCloseTo((0.9 - 0.095) / 0.905, within(1e-15));
    RatingState state = AgreementMetric.rawAgreement().newState();
    items.forEach(state::add);
    assertThat(state.baseRates()).containsEntry("bad", 0.05).containsEntry("good", 0.95);
  }

  @Test
  void fleissKappaOfTwoRatersIsCloseToCohensWhereTheirMarginsAreAlike() {
    List<ItemRatings> items = new ArrayList<>();
    List<LabelPair> pairs = new ArrayList<>();
    RandomSequence random = RandomStream.of(3, "two-raters").sequence();
    for (int i = 0; i < 2000; i++) {
      String a = "" + random.nextInt(4);
      String b = random.nextInt(3) == 0 ? "" + random.nextInt(4) : a;
      items.add(ItemRatings.of(a, b));
      pairs.add(new LabelPair(a, b));
    }
    assertThat(AgreementMetric.fleissKappa().evaluate(items).requireValue())
        .isCloseTo(ClassificationMetric.cohenKappa().evaluate(pairs).requireValue(), within(1e-3));
  }

  @ParameterizedTest
  @MethodSource("all")
  void anyPartitionAndOrderMergesToTheSameBytes(AgreementMetric metric) {
    for (int n : new int[] {1, 10, 200}) {
      List<ItemRatings> items = items(n);
      RatingState whole = metric.newState();
      items.forEach(whole::add);
      for (int trial = 0; trial < 6; trial++) {
        RandomSequence random = RandomStream.of(trial, "partition").sequence();
        List<RatingState> parts = new ArrayList<>();
        for (int i = 0; i <= trial; i++) {
          parts.add(metric.newState());
        }
        for (int row : random.permutation(n)) {
          parts.get(random.nextInt(parts.size())).add(items.get(row));
        }
        while (parts.size() > 1) {
          RatingState taken = parts.remove(random.nextInt(parts.size()));
          parts.get(random.nextInt(parts.size())).merge(metric.readState(taken.toBytes()));
        }
        assertThat(parts.get(0).toBytes()).isEqualTo(whole.toBytes());
        assertThat(parts.get(0).measure()).isEqualTo(whole.measure());
      }
      Measurement measured = whole.measure();
      assertThat(measured.value().isPresent()).isNotEqualTo(measured.undefinedReason().isPresent());
      measured.interval().ifPresent(i -> assertThat(i.contains(measured.requireValue())).isTrue());
    }
    assertThat(metric.evaluate(List.of()).undefinedReason()).hasValue("there are no items");
    assertThat(AgreementMetric.parse(metric.signature())).isEqualTo(metric);
    AgreementMetric planned = metric.resampledBy(new Resampling(77, 5, 0.9));
    assertThat(AgreementMetric.parse(planned.signature())).isEqualTo(planned);
  }

  @Test
  void whatIsUndefinedSaysWhy() {
    List<ItemRatings> uneven = List.of(ItemRatings.of("a", "b"), ItemRatings.of("a", "b", "b"));
    assertThat(AgreementMetric.fleissKappa().evaluate(uneven).undefinedReason().orElseThrow())
        .startsWith("items have between 2 and 3 ratings");
    assertThat(AgreementMetric.nominalAlpha().evaluate(uneven).value()).isPresent();
    assertThat(AgreementMetric.ordinalAlpha(FIVE).evaluate(uneven).undefinedReason())
        .hasValue("the rating \"a\" is not on the scale 1,2,3,4,5");
    assertThat(AgreementMetric.intervalAlpha().evaluate(uneven).undefinedReason())
        .hasValue("the rating \"a\" is no number");
    assertThat(
            AgreementMetric.ratioAlpha()
                .evaluate(List.of(ItemRatings.ofNumbers(1, -1)))
                .undefinedReason())
        .hasValue("the rating \"-1\" is no number of 0 or more");
    assertThat(
            AgreementMetric.nominalAlpha()
                .evaluate(List.of(ItemRatings.of("a"), ItemRatings.of()))
                .undefinedReason())
        .hasValue("no item has two ratings");
    assertThat(
            AgreementMetric.gwetAc1()
                .evaluate(List.of(ItemRatings.of("a", "a"), ItemRatings.of("a", "a")))
                .undefinedReason())
        .hasValue("every rating is the same");
    assertThatThrownBy(() -> AgreementMetric.parse("krippendorff-alpha|level:ordinal"))
        .hasMessageContaining("bad,fair,good");
    assertThatThrownBy(() -> AgreementMetric.parse("kappa")).hasMessageContaining("fleiss-kappa");
  }

  @Test
  void damagedBytesAreRefused() {
    AgreementMetric metric = AgreementMetric.nominalAlpha();
    RatingState state = metric.newState();
    state.add(ItemRatings.of("a", "\ud800"));
    state.add(ItemRatings.of());
    byte[] bytes = state.toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> metric.readState(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> metric.readState(longer)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneNumberWrittenInTwoWaysIsNoDifference() {
    List<ItemRatings> items =
        List.of(ItemRatings.of("0", "0.0"), ItemRatings.of("1", "2"), ItemRatings.of("3", "3.0"));
    List<ItemRatings> plain =
        List.of(ItemRatings.of("0", "0"), ItemRatings.of("1", "2"), ItemRatings.of("3", "3"));
    assertThat(AgreementMetric.ratioAlpha().evaluate(items).requireValue())
        .isCloseTo(AgreementMetric.ratioAlpha().evaluate(plain).requireValue(), within(1e-15));
  }

  @Test
  void manyDifferentRatingsAreSummedWithoutPairs() {
    RandomSequence random = RandomStream.of(3, "many ratings").sequence();
    List<ItemRatings> items = new ArrayList<>();
    double within = 0;
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      double a = random.nextInt(5_000);
      double b = a + random.nextInt(700);
      items.add(ItemRatings.ofNumbers(a, b));
      within += 2 * (a - b) * (a - b);
      all.addAll(List.of(a, b));
    }
    double between = 0;
    for (double a : all) {
      for (double b : all) {
        between += (a - b) * (a - b);
      }
    }
    assertThat(AgreementMetric.intervalAlpha().evaluate(items).requireValue())
        .isCloseTo(1 - within / (between / (all.size() - 1)), within(1e-12));
  }

  @Test
  void oneItemMayHaveManyDifferentRatings() {
    double[] ratings = new double[20_000];
    for (int i = 0; i < ratings.length; i++) {
      ratings[i] = i;
    }
    List<ItemRatings> items = List.of(ItemRatings.ofNumbers(ratings));
    assertThat(AgreementMetric.intervalAlpha().evaluate(items).requireValue())
        .isCloseTo(0, within(1e-9));
    assertThat(AgreementMetric.nominalAlpha().evaluate(items).requireValue())
        .isCloseTo(0, within(1e-9));
  }

  private static List<ItemRatings> items(int n) {
    RandomSequence random = RandomStream.of(n, "ratings").sequence();
    List<ItemRatings> items = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int truth = 1 + random.nextInt(5);
      List<String> ratings = new ArrayList<>();
      for (int rater = 0; rater < 3; rater++) {
        ratings.add("" + (random.nextInt(3) == 0 ? 1 + random.nextInt(5) : truth));
      }
      items.add(new ItemRatings(ratings));
    }
    return items;
  }

  private static void assertValue(AgreementMetric metric, List<ItemRatings> items, double printed) {
    assertThat(metric.evaluate(items).requireValue())
        .as("%s", metric)
        .isCloseTo(printed, within(5e-4));
  }
}
