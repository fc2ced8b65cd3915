package io.github.finefettle.examples.messages;

import io.github.finefettle.core.statistics.RandomSequence;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a message together from sentences, and writes it as people do: not always with care. */
final class MessageWriter {
  private static final Pattern BRACES = Pattern.compile("\\{([a-z]+)}");

  /** A word may come first that is written small elsewhere, such as "the courier". */
  private static final Pattern SENTENCE_START = Pattern.compile("(?:^|[.!?] )\\p{Ll}");

  private final RandomSequence random;

  MessageWriter(RandomSequence random) {
    this.random = random;
  }

  /** A message that is about one topic. */
  String about(Topic topic) {
    List<String> cores = chance(40) ? topic.indirect() : topic.cores();
    return around(topic, pick(cores));
  }

  /** A message that begins with a sentence nobody can tell the topic of. */
  String unclear(SharedPhrases.Unclear sentence) {
    return styled(
        filled(
            (chance(60) ? pick(SharedPhrases.OPENERS) + " " : "")
                + sentence.text()
                + " "
                + pick(chance(50) ? SharedPhrases.CLOSERS : SharedPhrases.ASIDES)));
  }

  private String around(Topic topic, String core) {
    StringBuilder text = new StringBuilder();
    if (chance(45)) {
      text.append(pick(SharedPhrases.OPENERS)).append(' ');
    }
    text.append(core);
    if (chance(35)) {
      text.append(' ').append(pick(topic.details()));
    }
    if (chance(50)) {
      text.append(' ').append(pick(SharedPhrases.ASIDES));
    }
    if (chance(35)) {
      text.append(' ').append(pick(SharedPhrases.CLOSERS));
    }
    return styled(filled(text.toString()));
  }

  private String filled(String text) {
    Matcher braces = BRACES.matcher(text);
    String whole = braces.replaceAll(found -> Matcher.quoteReplacement(word(found.group(1))));
    return SENTENCE_START
        .matcher(whole)
        .replaceAll(found -> Matcher.quoteReplacement(found.group().toUpperCase(Locale.ROOT)));
  }

  private String word(String name) {
    return switch (name) {
      case "order" -> "" + (char) ('A' + random.nextInt(6)) + (10_000 + random.nextInt(90_000));
      case "number" -> "" + (100 + random.nextInt(900));
      default -> {
        List<String> words = SharedPhrases.WORDS.get(name);
        if (words == null) {
          throw new IllegalStateException("There are no words for {" + name + "}.");
        }
        yield pick(words);
      }
    };
  }

  private String styled(String text) {
    String styled = text;
    if (chance(15)) {
      styled = styled.toLowerCase(Locale.ROOT);
    }
    if (chance(15)) {
      styled = styled.replaceAll("[.!]$", "");
    }
    if (chance(20)) {
      styled = styled.replace('\'', '\u2019');
    }
    return styled;
  }

  private String pick(List<String> sentences) {
    return sentences.get(random.nextInt(sentences.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
