package io.github.finefettle.dataprep.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The slow obvious version of the guards, for texts of ASCII and a few signs beyond it: regular
 * expressions and lists of strings. Two texts are apart if and only if these lists differ.
 */
final class SlowGuards {
  private static final List<String> SMALL =
      List.of(
          "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
              .split(" ", -1));
  private static final List<String> ORDINALS =
      List.of(
          "- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
              .split(" ", -1));
  private static final List<String> TENS =
      List.of("- - twenty thirty forty fifty sixty seventy eighty ninety".split(" ", -1));
  private static final List<String> SCALES =
      List.of("- thousand million billion trillion".split(" ", -1));
  private static final String ANY =
      "(?<number>(?:(?<cur>[$\u00a3\u20ac\u00a5\u20b9]) ?)?\\d+)"
          + "|(?<word>[a-zA-Z]+)"
          + "|(?<op>[+*/^<>=\u2212\u00d7\u00f7\u2264\u2265\u2260-])";
  private static final Pattern TOKEN = Pattern.compile(ANY);

  private SlowGuards() {}

  /** The tokens of the number guard. */
  static List<String> numbers(String text) {
    List<String> tokens = new ArrayList<>();
    List<String> spelled = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    int spelledEnd = -1;
    while (matcher.find(at)) {
      at = matcher.end();
      if (matcher.group("word") != null) {
        String word = matcher.group("word").toLowerCase(Locale.ROOT);
        boolean joins =
            !spelled.isEmpty()
                && matcher.start() == spelledEnd + 1
                && " -".indexOf(text.charAt(spelledEnd)) >= 0;
        if (word.equals("and")) {
          if (joins && takesAnd(spelled)) {
            spelled.add("and");
            spelledEnd = at;
          }
        } else if (List.of(NumberWords.QUANTITIES).contains(word)) {
          flush(spelled, tokens);
          tokens.add("quantity " + word);
        } else if (isNumberWord(base(word))) {
          List<String> longer = new ArrayList<>(spelled);
          longer.add(base(word));
          if (!joins || !isNumber(longer)) {
            flush(spelled, tokens);
          }
          spelled.add(base(word));
          spelledEnd = at;
          if (!base(word).equals(word)) {
            flush(spelled, tokens);
            tokens.set(tokens.size() - 1, tokens.get(tokens.size() - 1) + "th");
          }
        }
      } else if (matcher.group("number") != null) {
        flush(spelled, tokens);
        at = digits(text, matcher, tokens);
      } else {
        int size = tokens.size();
        operator(text, matcher.start(), tokens);
        if (tokens.size() > size) {
          String operator = tokens.remove(size);
          flush(spelled, tokens);
          tokens.add(operator);
        }
      }
    }
    flush(spelled, tokens);
    return tokens;
  }

  private static int digits(String text, Matcher matcher, List<String> tokens) {
    String currency = matcher.group("cur") == null ? "" : matcher.group("cur");
    int first = matcher.end();
    while (first > 0 && Character.isDigit(text.charAt(first - 1))) {
      first--;
    }
    int signAt = currency.isEmpty() ? first : matcher.start();
    boolean negative =
        Pattern.compile("(?:^|[\\s(\\[{=<>*/+,:;\"'~])[-\u2212]$")
            .matcher(text.substring(0, signAt))
            .find();
    String rest = text.substring(first);
    Matcher number =
        Pattern.compile("^(?:\\d{1,3}(?:,\\d{3}(?!\\d))+|\\d+)(?:\\.\\d+)*").matcher(rest);
    number.find();
    String token = (negative ? "-" : "") + number.group().replace(",", "");
    int end = first + number.end();
    rest = text.substring(end);
    if (currency.isEmpty() && rest.matches("(?s)[$\u00a3\u20ac\u00a5\u20b9].*")) {
      currency = rest.substring(0, 1);
    }
    token += currency;
    Matcher percent = Pattern.compile("^ ?%").matcher(rest);
    Matcher hour = Pattern.compile("^ ?([aApP])\\.?[mM](?![a-zA-Z])").matcher(rest);
    Matcher unit = Pattern.compile("^[a-zA-Z]+").matcher(rest);
    if (percent.find()) {
      token += "%";
      end += percent.end();
    } else if (hour.find()) {
      token += " " + hour.group(1).toLowerCase(Locale.ROOT) + "m";
      end += hour.end();
    } else if (unit.find()) {
      end += unit.end();
      String word = unit.group().toLowerCase(Locale.ROOT);
      if (word.matches("st|nd|rd|th")) {
        token += "th";
      } else if (word.length() <= 4) {
        token += " " + word;
      }
    }
    tokens.add(token);
    return end;
  }

  private static void operator(String text, int at, List<String> tokens) {
    char sign = text.charAt(at);
    boolean minus = sign == '-' || sign == '\u2212';
    String before = text.substring(0, at);
    String after = text.substring(at + 1);
    if (minus && !(before.endsWith(" ") && after.startsWith(" "))) {
      return;
    }
    if (before.matches("(?s).*[a-zA-Z\\d)%] ?") && after.matches("(?s) ?\\d.*")) {
      tokens.add("operator " + (minus ? '-' : sign));
    }
  }

  private static String base(String word) {
    int ordinal = ORDINALS.indexOf(word);
    if (ordinal > 0) {
      return SMALL.get(ordinal);
    }
    if (word.endsWith("ieth") && TENS.contains(word.replaceAll("ieth$", "y"))) {
      return word.replaceAll("ieth$", "y");
    }
    String cut = word.replaceAll("th$", "");
    return cut.equals("hundred") || SCALES.indexOf(cut) > 0 ? cut : word;
  }

  private static boolean isNumberWord(String word) {
    return SMALL.contains(word)
        || TENS.indexOf(word) > 1
        || word.equals("hundred")
        || SCALES.indexOf(word) > 0;
  }

  private static boolean takesAnd(List<String> spelled) {
    String last = spelled.get(spelled.size() - 1);
    return last.equals("hundred") || SCALES.contains(last);
  }

  private static final String ONES = "(?:one|two|three|four|five|six|seven|eight|nine)";
  private static final String TEENS =
      "(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";
  private static final String TIES = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)";
  private static final String BELOW_HUNDRED =
      "(?:" + TIES + "(?: " + ONES + ")?|" + TEENS + "|" + ONES + ")";
  private static final String BELOW_THOUSAND =
      "(?:(?:"
          + BELOW_HUNDRED
          + " )?hundred(?: (?:and )?"
          + BELOW_HUNDRED
          + ")?|"
          + BELOW_HUNDRED
          + ")";
  private static final String BEHIND_SCALE =
      BELOW_HUNDRED + "(?: hundred(?: (?:and )?" + BELOW_HUNDRED + ")?)?";
  private static final String SCALED = "(?:thousand|million|billion|trillion)";
  private static final Pattern NUMBER =
      Pattern.compile(
          "zero|(?:"
              + BELOW_THOUSAND
              + " )?"
              + SCALED
              + "(?: (?:and )?"
              + BEHIND_SCALE
              + " "
              + SCALED
              + ")*(?: (?:and )?"
              + BEHIND_SCALE
              + ")?|"
              + BELOW_THOUSAND);

  private static boolean isNumber(List<String> words) {
    return NUMBER.matcher(String.join(" ", words)).matches();
  }

  private static void flush(List<String> spelled, List<String> tokens) {
    if (spelled.isEmpty()) {
      return;
    }
    long whole = 0;
    long part = 0;
    for (String word : spelled) {
      if (word.equals("hundred")) {
        part = part == 0 ? 100 : 100 * part;
      } else if (SCALES.indexOf(word) > 0) {
        long scale = 1;
        for (int i = 0; i < SCALES.indexOf(word); i++) {
          scale *= 1000;
        }
        whole += (part == 0 ? 1 : part) * scale;
        part = 0;
      } else if (!word.equals("and")) {
        part += SMALL.contains(word) ? SMALL.indexOf(word) : 10L * TENS.indexOf(word);
      }
    }
    tokens.add(Long.toString(whole + part));
    spelled.clear();
  }

  /** How often a text negates. */
  static int negations(String text) {
    int count = 0;
    Matcher words = Pattern.compile("[\\p{L}'\u2019]*\\p{L}[\\p{L}'\u2019]*").matcher(text);
    while (words.find()) {
      String word = words.group().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
      String joined = word.replace("'", "");
      boolean listed =
          NegationGuard.ASCII.contains(joined) || NegationGuard.OTHERS.contains(joined);
      count += listed || word.matches(".*n'+t'*") ? 1 : 0;
    }
    for (String within : NegationGuard.WITHIN) {
      for (int at = text.indexOf(within); at >= 0; at = text.indexOf(within, at + 1)) {
        count++;
      }
    }
    return count;
  }

  /** The names in any order, each as often as it stands. */
  static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher =
        Pattern.compile(
                "(\\d[\\p{L}\\d]*)|(\\p{L}[\\p{L}\\d]*)(\\+\\+|#)?(?![\\p{L}\\d])|\\p{L}[\\p{L}\\d]*")
            .matcher(text);
    boolean mayFollow = false;
    int end = -2;
    while (matcher.find()) {
      String run = matcher.group();
      if (matcher.group(1) != null) {
        mayFollow = false;
        continue;
      }
      String word = run.replaceAll("[+#]+$", "");
      boolean letters = word.matches("[\\p{L}]+");
      String sign = letters ? run.substring(word.length()) : "";
      boolean capital = Character.isUpperCase(word.codePointAt(0));
      boolean behind = mayFollow && end + 1 == matcher.start() && text.charAt(end) == ' ';
      boolean name =
          !sign.isEmpty()
              || (capital && behind && !NameGuard.ORDINARY.contains(word.toLowerCase(Locale.ROOT)));
      if (name) {
        names.add(word.toLowerCase(Locale.ROOT) + (sign.isEmpty() ? "" : sign.substring(0, 1)));
      }
      mayFollow = !capital || name;
      end = matcher.start() + word.length() + sign.length();
    }
    names.sort(null);
    return names;
  }

  /** The code: ink of ticked stretches and of lines that look like code. */
  static List<String> code(String text) {
    List<String> code = new ArrayList<>();
    boolean fenced = false;
    for (String line : text.split("\n", -1)) {
      String stripped = line.strip();
      if (stripped.startsWith("```")) {
        fenced = !fenced;
      } else if (fenced || looksLikeCode(stripped)) {
        code.add(ink(line));
      } else {
        String[] parts = line.split("`", -1);
        for (int i = 1; i + 1 < parts.length; i += 2) {
          code.add(ink(parts[i]));
        }
      }
    }
    // A text without any sign of code is not looked at: its lines have no ink.
    return text.matches("(?s).*[`;{}=<>&:].*") ? code : List.of();
  }

  private static String ink(String text) {
    return text.replaceAll("\\s", "");
  }

  private static boolean looksLikeCode(String line) {
    if (!line.matches(".*[`;{}=<>&:].*")) {
      return false;
    }
    boolean statement =
        line.endsWith(";")
            && (line.contains("=") || line.contains("("))
            && !line.matches(".*&[^ &]{0,8};");
    boolean mark = false;
    for (String sign : CodeGuard.MARKS) {
      mark |= line.contains(sign);
    }
    return statement
        || line.endsWith("{")
        || line.equals("}")
        || line.matches("(?:def|class|elif) .*:")
        || line.matches("[a-zA-Z0-9_.\\[\\]]+ = .+")
        || mark;
  }

  /** The lists of short options, each as the words of its options. */
  static List<List<String>> options(String text) {
    List<List<String>> lists = new ArrayList<>();
    Pattern mark =
        Pattern.compile("(?<![^\\s])([(\\[])?([a-zA-Z]|\\d{1,2})(?:([)\\]])|([.:])(?=\\s|$))");
    List<int[]> places = new ArrayList<>();
    String style = "";
    Matcher matcher = mark.matcher(text);
    while (matcher.find()) {
      String label = matcher.group(2);
      boolean digit = Character.isDigit(label.charAt(0));
      String closer = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
      if (digit && closer.equals(":")) {
        continue;
      }
      int number = digit ? Integer.parseInt(label) - 1 : (label.charAt(0) | 0x20) - 'a';
      String kind = digit ? "1" : label.charAt(0) <= 'Z' ? "A" : "a";
      String found = matcher.group(1) + kind + closer;
      if (!places.isEmpty()
          && number == places.size()
          && places.size() < OptionGuard.MOST_OPTIONS
          && found.equals(style)) {
        places.add(new int[] {matcher.start(), matcher.end()});
      } else if (number == 0) {
        finish(text, places, matcher.start(), lists);
        places.clear();
        places.add(new int[] {matcher.start(), matcher.end()});
        style = found;
      }
    }
    finish(text, places, text.length(), lists);
    return lists;
  }

  private static void finish(String text, List<int[]> places, int limit, List<List<String>> lists) {
    if (places.size() < 2) {
      return;
    }
    List<String> options = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      int from = places.get(i)[1];
      String option =
          i + 1 < places.size()
              ? text.substring(from, places.get(i + 1)[0])
              : text.substring(from, limit).split("\n|[.?!](?=\\s)", 2)[0];
      List<String> words = new ArrayList<>();
      Matcher word = Pattern.compile("[\\p{L}\\d]+").matcher(option.toLowerCase(Locale.ROOT));
      while (word.find()) {
        words.add(word.group());
      }
      if (words.size() > OptionGuard.MOST_WORDS) {
        return;
      }
      options.add(String.join(" ", words));
    }
    lists.add(options);
  }

  /** All that a guard sees. */
  static Object seen(Guard guard, String text) {
    return switch (guard) {
      case NUMBERS -> numbers(text);
      case NEGATION -> negations(text);
      case CODE -> code(text);
      case OPTION_ORDER -> options(text);
      case NAMES -> names(text);
    };
  }

  static Set<Guard> apart(String a, String b) {
    Set<Guard> apart = new TreeSet<>();
    for (Guard guard : Guard.values()) {
      if (!seen(guard, a).equals(seen(guard, b))) {
        apart.add(guard);
      }
    }
    return apart;
  }
}
