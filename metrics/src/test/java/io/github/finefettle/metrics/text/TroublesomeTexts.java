package io.github.finefettle.metrics.text;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Texts on which tokenisers go wrong, of characters that Unicode 13 knows. */
final class TroublesomeTexts {
  private static final String[] PIECES = {
    "a",
    "b",
    "Cd",
    "5",
    "07",
    ".",
    ".",
    ",",
    ",",
    "-",
    "-",
    "'",
    "'s",
    "'s ",
    "\"",
    "&",
    ";",
    "&amp;",
    "&lt;",
    "&quot;",
    "&amp;lt;",
    "<skipped>",
    "-\n",
    "\n",
    " ",
    " ",
    "\t",
    "\u00a0",
    "\u0085",
    "\u2007",
    "\u202f",
    "\u2028",
    "\u3000",
    "\u001c",
    "\u001f",
    "\u0000",
    "\u007f",
    "\u200b",
    "(",
    ")",
    "/",
    "{",
    "~",
    "`",
    "@",
    "\u00bd",
    "\u0663",
    "\u0967",
    "\ud835\udfd9",
    "\u2014",
    "\u201c",
    "\u2019",
    "\u20ac",
    "\u2192",
    "\u4f60",
    "\u3002",
    "\uff0c",
    "\ud840\udc00",
    "\ud83d\ude00",
    "\u0130",
    "\u03a3",
    "\u039f",
    "e\u0301",
    "\u1734",
    "\u00b7",
    "\ud834\udd65",
    "\u2a6d",
    "\u2001"
  };

  private TroublesomeTexts() {}

  static String text(RandomSequence random, int mostPieces) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(mostPieces + 1);
    // Some texts of few different pieces, so that runs of stops and digits come up.
    int kinds = random.nextInt(2) == 0 ? PIECES.length : 14;
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(kinds)]);
    }
    return text.toString();
  }

  static List<TextPair> pairs(int count, String purpose) {
    RandomSequence random = RandomStream.of(9, purpose).sequence();
    List<TextPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String prediction = text(random, 30);
      List<String> references = new ArrayList<>();
      for (int r = random.nextInt(3); r >= 0; r--) {
        references.add(
            random.nextInt(3) == 0
                ? text(random, 30)
                : prediction.substring(random.nextInt(prediction.length() + 1))
                    + " a b. "
                    + prediction);
      }
      pairs.add(new TextPair(references, prediction));
    }
    return pairs;
  }
}
