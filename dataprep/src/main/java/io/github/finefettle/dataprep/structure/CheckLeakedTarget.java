package io.github.finefettle.dataprep.structure;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.duplicates.ExactDuplicates;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.missing.Emptiness;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds targets that leak into the prompt: the whole answer, or its last line, stands there to the
 * letter (in the normal form of {@link ExactDuplicates#keyOf}, without spaces at the ends of
 * lines). The model would learn to copy what it will not be given.
 *
 * <p>Short answers stand in prompts by chance or by right ("yes", the name of a class among the
 * choices), so both a length and a number of words are asked for. A last line of program code is no
 * result, and stands in many prompts that ask to mend the code; it does not count. Extracts and
 * quotations stand in their context by nature: the context is looked at only where asked for.
 *
 * @param roles where to look: INPUT, CONTEXT or both
 * @param minimumLength the fewest UTF-16 code units of what counts as a leak, 1 or more
 * @param minimumWords the fewest words of it, 1 or more; in scripts without spaces two characters
 *     count as a word
 * @param consequence what follows
 */
@CheckReturnValue
public record CheckLeakedTarget(
    Set<Role> roles, int minimumLength, int minimumWords, Consequence consequence)
    implements StructureRule {
  private static final String ID = "check-leaked-target";
  private static final int USUAL_LENGTH = 24;
  private static final int USUAL_WORDS = 4;
  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:#{1,6} |\\*\\*|(?i:(?:(?:so|therefore|thus|hence),? )?(?:the )?(?:final )?answer"
              + "(?: is)?[:.]? ?))");

  /** The first characters of all leads. */
  private static final String LEAD_BEGINNINGS = "#*sStThHfFaA";

  /** More than there can be before the word "answer". */
  private static final int LONGEST_LEAD = 32;

  /** Copies the roles and checks the numbers. */
  public CheckLeakedTarget {
    roles = Roles.copy(roles);
    if (roles.isEmpty() || !Roles.of(Role.INPUT, Role.CONTEXT).containsAll(roles)) {
      throw new IllegalArgumentException(
          "The roles to look for leaks in must be INPUT, CONTEXT or both, but are "
              + roles
              + ". Give one of these.");
    }
    if (minimumLength < 1 || minimumWords < 1) {
      throw new IllegalArgumentException(
          "The minimum length ("
              + minimumLength
              + ") and number of words ("
              + minimumWords
              + ") of a leak must be 1 or more. Leave them out for 24 and 4.");
    }
  }

  /**
   * Looks in the input for answers of at least 24 characters and 4 words, and flags.
   *
   * @return the rule
   */
  public static CheckLeakedTarget inInput() {
    return new CheckLeakedTarget(Roles.of(Role.INPUT), USUAL_LENGTH, USUAL_WORDS, Consequence.FLAG);
  }

  /**
   * The same rule, which also looks in the context.
   *
   * @return a new rule
   */
  public CheckLeakedTarget andContext() {
    return new CheckLeakedTarget(
        Roles.of(Role.INPUT, Role.CONTEXT), minimumLength, minimumWords, consequence);
  }

  /**
   * The same rule with another guard.
   *
   * @param length the fewest UTF-16 code units, 1 or more
   * @param words the fewest words, 1 or more
   * @return a new rule
   */
  public CheckLeakedTarget from(int length, int words) {
    return new CheckLeakedTarget(roles, length, words, consequence);
  }

  /**
   * The same rule with another consequence.
   *
   * @param newConsequence what follows for a row with a leak
   * @return a new rule
   */
  public CheckLeakedTarget then(Consequence newConsequence) {
    return new CheckLeakedTarget(roles, minimumLength, minimumWords, newConsequence);
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) ->
            new CheckLeakedTarget(
                Roles.fromJson(json.get("roles")),
                Math.toIntExact(json.integer("minimumLength")),
                Math.toIntExact(json.integer("minimumWords")),
                Consequence.valueOf(json.string("consequence"))));
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of(Role.INPUT, Role.TARGET);
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("roles", Roles.toJson(roles))
        .put("minimumLength", minimumLength)
        .put("minimumWords", minimumWords)
        .put("consequence", consequence.name());
  }

  @Override
  public List<Violation> violations(Example example) {
    List<Violation> found = new ArrayList<>();
    for (Exchange exchange : Exchange.of(example, roles)) {
      String answer = example.part(exchange.answer()).text();
      if (answer.length() >= minimumLength && !exchange.asked().isEmpty()) {
        leak(example, exchange, answer).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Violation> leak(Example example, Exchange exchange, String answer) {
    String begin = Probe.of(answer);
    String line = lastShownLine(answer);
    boolean one = line.length() == answer.length();
    String lineBegin = mayHaveLead(line) ? "" : one ? begin : Probe.of(line);
    for (int asked : exchange.asked()) {
      String prompt = example.part(asked).text();
      // Without a normal form: the beginnings of answer and line tell nearly all prompts.
      if (prompt.contains(begin) || (!begin.equals(lineBegin) && prompt.contains(lineBegin))) {
        return leakInFull(example, exchange, answer);
      }
    }
    return Optional.empty();
  }

  /** Looks for a leak by normal forms, whatever the beginnings are. */
  Optional<Violation> leakInFull(Example example, Exchange exchange, String answer) {
    String begin = Probe.of(answer);
    String last = lastLine(answer);
    String lastBegin = Probe.of(last);
    boolean lastCounts = isLongEnough(last);
    for (int asked : exchange.asked()) {
      String prompt = example.part(asked).text();
      if (prompt.contains(begin)) {
        String whole = verbatim(answer);
        if (isLongEnough(whole) && LinearSearch.indexOf(verbatim(prompt), whole, 0) >= 0) {
          return Optional.of(violation(exchange.answer(), "The whole answer stands", whole));
        }
      }
      if (lastCounts
          && prompt.contains(lastBegin)
          && LinearSearch.indexOf(verbatim(prompt), last, 0) >= 0) {
        return Optional.of(violation(exchange.answer(), "The answer's last line stands", last));
      }
    }
    return Optional.empty();
  }

  private Violation violation(int part, String what, String leaked) {
    return Violation.of(
        part, what + " in the prompt, to the letter.", leaked.length(), minimumLength);
  }

  private static String verbatim(String text) {
    String form = ExactDuplicates.keyOf(text);
    StringBuilder out = new StringBuilder(form.length());
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (c == '\n') {
        out.setLength(withoutSpaces(out));
      }
      out.append(c);
    }
    return out.toString();
  }

  private static int withoutSpaces(StringBuilder line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
      end--;
    }
    return end;
  }

  /** Indented, or ended as statements are. */
  private static boolean isCode(String line) {
    String end = line.stripTrailing();
    return Character.isWhitespace(end.charAt(0))
        || ";)}]{".indexOf(end.charAt(end.length() - 1)) >= 0;
  }

  private static String lastLine(String answer) {
    String line = lastShownLine(answer);
    return line.isEmpty() || isCode(line) ? "" : LEAD.matcher(verbatim(line)).replaceFirst("");
  }

  /** The last line that shows something, or empty text. */
  private static String lastShownLine(String answer) {
    if (answer.indexOf('\n') < 0) {
      return Emptiness.showsNothing(answer) ? "" : answer;
    }
    int end = answer.length();
    while (end > 0) {
      int begin = answer.lastIndexOf('\n', end - 1) + 1;
      String line = answer.substring(begin, end);
      if (!Emptiness.showsNothing(line)) {
        return line;
      }
      end = begin - 1;
    }
    return "";
  }

  private static boolean hasAnswerAmong(String line, int from, int to) {
    for (int i = from; i < to; i++) {
      if ((line.charAt(i) | 0x20) == 'a' && line.regionMatches(true, i, "answer", 0, 6)) {
        return true;
      }
    }
    return false;
  }

  /** False only where no lead stands before the line's result, in its normal form too. */
  private static boolean mayHaveLead(String line) {
    int begin = 0;
    while (begin < line.length() && Character.isWhitespace(line.charAt(begin))) {
      begin++;
    }
    if (begin == line.length() || LEAD_BEGINNINGS.indexOf(line.charAt(begin)) < 0) {
      return false;
    }
    boolean wordless = "#*".indexOf(line.charAt(begin)) >= 0;
    return wordless || hasAnswerAmong(line, begin, Math.min(line.length(), begin + LONGEST_LEAD));
  }

  private boolean isLongEnough(String text) {
    return text.length() >= minimumLength && WordCount.reaches(text, minimumWords);
  }
}
