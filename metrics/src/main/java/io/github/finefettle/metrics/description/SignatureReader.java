package io.github.finefettle.metrics.description;

import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes a signature apart. A family asks for the options that it knows, each with what holds where
 * the signature leaves it out, and at last requires that nothing else stands there. Every error
 * names the signature, the option, and what was expected.
 *
 * <p>Not safe for use by several threads.
 */
public final class SignatureReader {
  private final String signature;
  private final String id;
  private final Optional<String> argument;
  private final Map<String, String> options = new LinkedHashMap<>();

  private SignatureReader(String signature) {
    this.signature = signature;
    List<String> parts = Arrays.asList(signature.split("\\|", -1));
    String head = parts.get(0);
    int open = head.indexOf('(');
    if (open >= 0 && !head.endsWith(")")) {
      throw malformed("what begins with \"(\" must end with \")\" before the first bar");
    }
    this.id = open < 0 ? head : head.substring(0, open);
    this.argument =
        open < 0
            ? Optional.empty()
            : Optional.of(unescaped(head.substring(open + 1, head.length() - 1)));
    for (String part : parts.subList(1, parts.size())) {
      int colon = part.indexOf(':');
      if (colon < 0
          || options.putIfAbsent(part.substring(0, colon), unescaped(part.substring(colon + 1)))
              != null) {
        throw malformed("the part \"" + part + "\" is no key:value or comes twice");
      }
    }
    String version = options.remove("v");
    if (version != null && !version.equals("1")) {
      throw malformed("v must be 1 but is " + version);
    }
  }

  /**
   * Takes a signature apart.
   *
   * @param signature an id, or an id with options; {@code v} may be missing
   * @return a reader
   * @throws IllegalArgumentException if it does not follow the grammar or is of another version
   */
  public static SignatureReader of(String signature) {
    return new SignatureReader(signature);
  }

  /**
   * The id, without an argument.
   *
   * @return what stands before the first bar or parenthesis
   */
  public String id() {
    return id;
  }

  /**
   * What stands in parentheses behind the id.
   *
   * @return the argument, or empty
   */
  public Optional<String> argument() {
    return argument;
  }

  /**
   * The argument of a metric that needs one.
   *
   * @param example one that would do, for the error
   * @return the argument
   * @throws IllegalArgumentException if there is none
   */
  public String requireArgument(String example) {
    return argument.orElseThrow(
        () -> malformed(id + " needs an argument, such as " + id + "(" + example + ")"));
  }

  /** Requires that the id has no argument. */
  public void requireNoArgument() {
    if (argument.isPresent()) {
      throw malformed(id + " takes no argument");
    }
  }

  /**
   * A text option.
   *
   * @param key its name
   * @param otherwise what holds where it is left out
   * @return its value
   */
  public String text(String key, String otherwise) {
    String found = options.remove(key);
    return found == null ? otherwise : found;
  }

  /**
   * A whole number.
   *
   * @param key its name
   * @param otherwise what holds where it is left out
   * @return its value
   * @throws IllegalArgumentException if it is none
   */
  public long whole(String key, long otherwise) {
    String found = options.remove(key);
    try {
      return found == null ? otherwise : Long.parseLong(found);
    } catch (NumberFormatException e) {
      throw malformed(key + " must be a whole number but is " + found, e);
    }
  }

  /**
   * A number.
   *
   * @param key its name
   * @param otherwise what holds where it is left out
   * @return its value, not NaN
   * @throws IllegalArgumentException if it is none
   */
  public double number(String key, double otherwise) {
    String found = options.remove(key);
    double value;
    try {
      value = found == null ? otherwise : Double.parseDouble(found);
    } catch (NumberFormatException e) {
      throw malformed(key + " must be a number but is " + found, e);
    }
    if (Double.isNaN(value)) {
      throw malformed(key + " must be a number but is " + found);
    }
    return value;
  }

  /**
   * A choice of two.
   *
   * @param key its name
   * @param otherwise what holds where it is left out
   * @return true for {@code yes}
   * @throws IllegalArgumentException if it is neither {@code yes} nor {@code no}
   */
  public boolean yes(String key, boolean otherwise) {
    return choice(key, Map.of("yes", true, "no", false), otherwise);
  }

  /**
   * One of several named values.
   *
   * @param <T> the type of a value
   * @param key the option's name
   * @param values what each text stands for
   * @param otherwise what holds where it is left out
   * @return the value
   * @throws IllegalArgumentException if the text names none, with those that there are
   */
  public <T> T choice(String key, Map<String, T> values, T otherwise) {
    String found = options.remove(key);
    if (found == null) {
      return otherwise;
    }
    T value = values.get(found);
    if (value == null) {
      // People write iob2 for IOB2; no two values differ by that alone.
      value =
          values.entrySet().stream()
              .filter(known -> known.getKey().equalsIgnoreCase(found))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(null);
    }
    if (value == null) {
      String known = values.keySet().stream().sorted().collect(Collectors.joining(", "));
      throw malformed(key + " must be one of " + known + " but is " + found);
    }
    return value;
  }

  /**
   * An option that has one value only, so far.
   *
   * @param key the option's name
   * @param value what it must be, if it is there
   * @throws IllegalArgumentException if it is something else
   */
  public void require(String key, String value) {
    String found = options.remove(key);
    if (found != null && !found.equals(value)) {
      throw malformed(key + " must be " + value + " but is " + found);
    }
  }

  /**
   * The rule for divisions by zero, under the key {@code zero}.
   *
   * @param otherwise what holds where it is left out
   * @return the rule
   */
  public ZeroRule zeroRule(ZeroRule otherwise) {
    return choice(
        "zero",
        Arrays.stream(ZeroRule.values()).collect(Collectors.toMap(ZeroRule::key, rule -> rule)),
        otherwise);
  }

  /**
   * How the intervals are made, under the keys {@code bs}, {@code ci} and {@code seed}.
   *
   * @return the plan; what is left out is that of {@link Resampling#standard()}
   */
  public Resampling resampling() {
    Resampling standard = Resampling.standard();
    try {
      return new Resampling(
          Math.toIntExact(whole("bs", standard.resamples())),
          whole("seed", standard.seed()),
          number("ci", standard.confidence()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw malformed("bs, ci or seed is out of range: " + e.getMessage(), e);
    }
  }

  /**
   * Ends the reading.
   *
   * @throws IllegalArgumentException if the signature holds an option that nobody asked for
   */
  public void requireNothingElse() {
    if (!options.isEmpty()) {
      throw malformed(
          "the option \"" + options.keySet().iterator().next() + "\" is not one of " + id);
    }
  }

  /**
   * The error of a signature that does not say what it should.
   *
   * @param why as a clause
   * @return an exception to throw
   */
  public IllegalArgumentException malformed(String why) {
    return malformed(why, null);
  }

  private IllegalArgumentException malformed(String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The signature ("
            + signature
            + ") names no metric: "
            + why
            + ". Expected is id|key:value|...|v:1, such as macro-f1|labels:seen|v:1.",
        cause);
  }

  private String unescaped(String text) {
    String plain = SignatureEscapes.unescape(text);
    if (plain == null) {
      throw malformed("\"%\" must be followed by four hexadecimal digits");
    }
    return plain;
  }
}
