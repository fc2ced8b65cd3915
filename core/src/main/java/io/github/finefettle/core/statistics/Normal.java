package io.github.finefettle.core.statistics;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution in plain arithmetic, the same bits on every machine. */
public final class Normal {
  private static final double SQRT_2 = 1.4142135623730951;

  // The rational approximations of algorithm AS 241, constant term first, each as its nearest
  // double.
  private static final double[] CENTRE_OVER = {
    3.3871328727963665,
    133.14166789178438,
    1971.5909503065513,
    13731.69376550946,
    45921.95393154987,
    67265.7709270087,
    33430.57558358813,
    2509.0809287301227
  };
  private static final double[] CENTRE_UNDER = {
    1.0,
    42.31333070160091,
    687.1870074920579,
    5394.196021424751,
    21213.794301586597,
    39307.89580009271,
    28729.085735721943,
    5226.495278852854
  };
  private static final double[] NEAR_TAIL_OVER = {
    1.4234371107496835,
    4.630337846156546,
    5.769497221460691,
    3.6478483247632045,
    1.2704582524523684,
    0.2417807251774506,
    0.022723844989269184,
    0.0007745450142783414
  };
  private static final double[] NEAR_TAIL_UNDER = {
    1.0,
    2.053191626637759,
    1.6763848301838038,
    0.6897673349851,
    0.14810397642748008,
    0.015198666563616457,
    0.0005475938084995345,
    1.0507500716444169e-09
  };
  private static final double[] FAR_TAIL_OVER = {
    6.657904643501103,
    5.463784911164114,
    1.7848265399172913,
    0.29656057182850487,
    0.026532189526576124,
    0.0012426609473880784,
    2.7115555687434876e-05,
    2.0103343992922881e-07
  };
  private static final double[] FAR_TAIL_UNDER = {
    1.0,
    0.599832206555888,
    0.1369298809227358,
    0.014875361290850615,
    0.0007868691311456133,
    1.8463183175100548e-05,
    1.421511758316446e-07,
    2.0442631033899397e-15
  };

  private Normal() {}

  /**
   * The value that a standard normal variable stays below with the given probability, by Wichura's
   * algorithm AS 241 (Applied Statistics 37, 1988), which keeps its digits in both tails. An
   * inverse of the error function would not: it is asked for 1 - 2p there, which rounds to 1.
   *
   * @param probability in (0, 1)
   * @return the quantile; about 1.959964 for 0.975
   * @throws IllegalArgumentException if the probability is outside (0, 1)
   */
  public static double quantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "The probability (" + probability + ") must lie strictly between 0 and 1.");
    }
    double fromCentre = probability - 0.5;
    if (Math.abs(fromCentre) <= 0.425) {
      double square = 0.180625 - fromCentre * fromCentre;
      return fromCentre * (polynomial(CENTRE_OVER, square) / polynomial(CENTRE_UNDER, square));
    }
    double tail = fromCentre < 0 ? probability : 1 - probability;
    double depth = Math.sqrt(-StrictMath.log(tail));
    double quantile =
        depth <= 5
            ? polynomial(NEAR_TAIL_OVER, depth - 1.6) / polynomial(NEAR_TAIL_UNDER, depth - 1.6)
            : polynomial(FAR_TAIL_OVER, depth - 5) / polynomial(FAR_TAIL_UNDER, depth - 5);
    return fromCentre < 0 ? -quantile : quantile;
  }

  /**
   * The probability that a standard normal variable stays at or below a value.
   *
   * @param value any number
   * @return in [0, 1]
   */
  public static double cumulative(double value) {
    return 0.5 * Erf.erfc(-value / SQRT_2);
  }

  /** Horner's rule. */
  private static double polynomial(double[] coefficients, double x) {
    double value = coefficients[coefficients.length - 1];
    for (int i = coefficients.length - 2; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
