package io.github.finefettle.examples.cleaning;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Questions and answers of about 1 KB a row, one JSON object a line, with dirt in a known share of
 * them. Each row is a function of the seed and its number, so that files of any size agree in the
 * rows that they share.
 */
final class DirtyRows {
  private static final Charset WRONG = Charset.forName("windows-1252");
  private static final int HUNDRED = 100;
  private static final int QUESTION_WORDS = 24;
  private static final int ANSWER_WORDS = 105;
  private static final int NEAR = 1000;

  private static final String[] WORDS =
      ("account address answer book bridge caf\u00E9 careful change city clear cold colour count"
              + " daily decide delivery detail distance early engine evening example fa\u00E7ade"
              + " family field figure finish forest garden glass harbour history hundred island"
              + " journey kitchen ladder language letter light listen long machine market measure"
              + " meeting memory minute mountain na\u00EFve night number office often order paper"
              + " people picture place planet plenty price problem quarter question quiet reason"
              + " river round r\u00E9sum\u00E9 school season second silver simple small sometimes"
              + " station story street summer table teacher thousand together travel tree under"
              + " valley village voice water weather week white window winter wonder world year")
          .split(" ");

  private final RandomStream stream;

  DirtyRows(long seed) {
    this.stream = RandomStream.of(seed, "dirty-rows");
  }

  /** A line without its end: 2 % are cut off, 5 % repeat one of the thousand rows before. */
  String line(long row) {
    RandomSequence random = stream.at(row, 0).sequence();
    int kind = random.nextInt(HUNDRED);
    if (kind < 5 && row > 0) {
      return whole(row - 1 - random.nextInt((int) Math.min(NEAR, row)));
    }
    String line = whole(row);
    return kind < 7 ? line.substring(0, random.nextInt(line.length() - 1)) + "!" : line;
  }

  private String whole(long row) {
    RandomSequence random = stream.at(row, 1).sequence();
    String question = sentence(random, QUESTION_WORDS);
    String answer = sentence(random, ANSWER_WORDS + random.nextInt(20));
    int kind = random.nextInt(HUNDRED);
    if (kind < 10) {
      question = new String(question.getBytes(StandardCharsets.UTF_8), WRONG);
    } else if (kind < 20) {
      question = question.replace(" the ", " &amp; ") + " &lt;so&gt;";
    } else if (kind < 30) {
      question = "  " + question.replace(". ", ".   ");
    } else if (kind < 32) {
      answer = "N/A";
    } else if (kind < 34) {
      question += " Write to person" + row + "@firm" + random.nextInt(HUNDRED) + ".example.";
    }
    return "{\"question\":\"" + question + "\",\"answer\":\"" + answer + "\"}";
  }

  private static String sentence(RandomSequence random, int words) {
    StringBuilder text = new StringBuilder(words * 8);
    for (int i = 0; i < words; i++) {
      boolean begins = i % 12 == 0;
      text.append(i == 0 ? "" : begins ? ". " : i % 5 == 0 ? " the " : " ");
      String word = WORDS[random.nextInt(WORDS.length)];
      text.append(begins ? Character.toUpperCase(word.charAt(0)) : word.charAt(0));
      text.append(word, 1, word.length());
    }
    return text.append('.').toString();
  }
}
