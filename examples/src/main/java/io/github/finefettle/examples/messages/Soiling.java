package io.github.finefettle.examples.messages;

import io.github.finefettle.core.statistics.RandomSequence;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Makes clean rows dirty in known ways. */
final class Soiling {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<String> NO_LABEL = List.of("", "N/A", "null");
  private static final List<String> FILLERS =
      List.of("really", "please", "just", "now", "still", "again", "actually", "kindly");
  private static final List<String> INVISIBLE = List.of("\u200B", "\u200C", "\u2060", "\uFEFF");
  private static final List<String> SPACES = List.of("  ", "   ", "\t", " \u00A0", "\u00A0");

  /** Lines with a comma too many or too few. */
  private static final List<String> UNREADABLE =
      List.of(
          "delivery,Where is my parcel,it should have been here on Monday",
          "I was charged twice and nobody answers",
          "returns,The kettle is broken,please replace it,thanks");

  private Soiling() {}

  static boolean applies(Dirt kind, String text) {
    return switch (kind) {
      case MOJIBAKE -> text.chars().anyMatch(c -> c > 127);
      case HTML_ENTITIES -> text.indexOf('&') >= 0 || text.indexOf('\'') >= 0;
      case ZERO_WIDTH, EXTRA_WHITE_SPACE -> text.indexOf(' ') >= 0;
      case NEAR_DUPLICATE -> Likeness.of(text).wordCount() >= 12;
      default -> true;
    };
  }

  /** The row with one kind of dirt; the number says which one of its kind it is. */
  static MessageRow soil(Dirt kind, Topic topic, String text, int number, RandomSequence random) {
    String label = topic.label();
    return switch (kind) {
      case MOJIBAKE ->
          new MessageRow(label, new String(text.getBytes(StandardCharsets.UTF_8), WINDOWS), kind);
      case HTML_ENTITIES ->
          new MessageRow(label, text.replace("&", "&amp;").replace("'", "&#39;"), kind);
      case MISSING_LABEL -> new MessageRow(NO_LABEL.get(number % NO_LABEL.size()), text, kind);
      case LABEL_SPELLING -> new MessageRow(misspelt(topic, number), text, kind);
      case ZERO_WIDTH -> new MessageRow(label, withInvisible(text, random), kind);
      case EXTRA_WHITE_SPACE -> new MessageRow(label, withSpaces(text, random), kind);
      case NEAR_DUPLICATE -> new MessageRow(label, withFiller(text, random), kind);
      case UNREADABLE -> new MessageRow("", UNREADABLE.get(number), kind);
      case NONE, EXACT_DUPLICATE -> new MessageRow(label, text, kind);
    };
  }

  private static String misspelt(Topic topic, int number) {
    String label = topic.label();
    String capital = label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    return switch (number % 5) {
      case 0 -> capital + " ";
      case 1 -> label.toUpperCase(Locale.ROOT);
      case 2 -> capital;
      case 3 -> " " + label;
      default ->
          switch (topic) {
            case BILLING -> "biling";
            case DELIVERY -> "delivry";
            case RETURNS -> "retruns";
            case ACCOUNT -> "acount";
            case PRAISE -> "praize";
          };
    };
  }

  private static String withInvisible(String text, RandomSequence random) {
    // Inside a word: neither end touches a space.
    int at;
    do {
      at = 1 + random.nextInt(text.length() - 1);
    } while (!Character.isLetter(text.charAt(at - 1)) || !Character.isLetter(text.charAt(at)));
    return text.substring(0, at)
        + INVISIBLE.get(random.nextInt(INVISIBLE.size()))
        + text.substring(at);
  }

  private static String withSpaces(String text, RandomSequence random) {
    int space = nthSpace(text, random);
    String wide =
        text.substring(0, space)
            + SPACES.get(random.nextInt(SPACES.size()))
            + text.substring(space + 1);
    return random.nextInt(3) == 0 ? " " + wide + "  " : wide;
  }

  private static String withFiller(String text, RandomSequence random) {
    int space = nthSpace(text, random);
    String filler = FILLERS.get(random.nextInt(FILLERS.size()));
    return text.substring(0, space) + " " + filler + text.substring(space);
  }

  private static int nthSpace(String text, RandomSequence random) {
    int[] spaces =
        java.util.stream.IntStream.range(0, text.length())
            .filter(i -> text.charAt(i) == ' ')
            .toArray();
    return spaces[random.nextInt(spaces.length)];
  }
}
