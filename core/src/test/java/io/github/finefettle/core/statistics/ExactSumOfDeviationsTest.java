package io.github.finefettle.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class ExactSumOfDeviationsTest {
  @Test
  void deviationsAreRoundedOnceHoweverLargeTheValues() {
    for (double offset : new double[] {0, 1e9, -3e15, 1e-200}) {
      RandomSequence random = RandomStream.of(1, "deviations").sequence();
      ExactSum first = new ExactSum();
      ExactSum second = new ExactSum();
      ExactSum products = new ExactSum();
      BigDecimal a = BigDecimal.ZERO;
      BigDecimal b = BigDecimal.ZERO;
      BigDecimal both = BigDecimal.ZERO;
      int n = 37;
      for (int i = 0; i < n; i++) {
        double x = offset + random.nextGaussian();
        double y = offset - random.nextUniform();
        first.add(x);
        second.add(y);
        products.addProduct(x, y);
        a = a.add(new BigDecimal(x));
        b = b.add(new BigDecimal(y));
        both = both.add(new BigDecimal(x).multiply(new BigDecimal(y)));
      }
      double expected =
          both.subtract(a.multiply(b).divide(BigDecimal.valueOf(n), new MathContext(200)))
              .doubleValue();
      assertThat(ExactSum.ofDeviations(products, first, second, n)).isEqualTo(expected);
    }
  }

  @Test
  void equalValuesDeviateByExactlyNothing() {
    ExactSum sum = new ExactSum();
    ExactSum squares = new ExactSum();
    for (int i = 0; i < 3; i++) {
      sum.add(0.1);
      squares.addProduct(0.1, 0.1);
    }
    assertThat(ExactSum.ofDeviations(squares, sum, sum, 3)).isEqualTo(0);
    assertThatThrownBy(() -> ExactSum.ofDeviations(squares, sum, sum, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 or more");
  }
}
