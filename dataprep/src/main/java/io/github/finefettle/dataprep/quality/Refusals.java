package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.Set;

/**
 * Answers that refuse, and answers in which the model speaks of itself. For English; a text in
 * another language is never found. Pure.
 */
public final class Refusals {
  private static final int OPENING = 400;
  private static final int QUOTE_REACH = 60;

  private static final String[] REGRETS = {
    "i'm sorry", "i am sorry", "i'm very sorry", "i am very sorry", "i'm really sorry", "sorry",
    "i apologize", "i apologise", "my apologies", "apologies", "unfortunately", "regrettably",
    "i'm afraid", "i am afraid", "i regret"
  };

  private static final String[] JOINTS = {
    "for the confusion",
    "for the inconvenience",
    "for any inconvenience",
    "for any confusion",
    "but",
    "however",
    "that",
    "to inform you that",
    "to say that",
    "as an ai language model",
    "as an ai model",
    "as an ai assistant",
    "as an ai",
    "as a language model",
    "as a large language model",
    "as an artificial intelligence",
    "being an ai",
    "at this time",
    "at the moment",
    ",",
    ".",
    ";",
    ":",
    "!",
    "-",
    "\u2014"
  };

  /** Refuse whatever follows. */
  private static final String[] OUTRIGHT = {
    "i must decline",
    "i have to decline",
    "i will have to decline",
    "i won't be able to",
    "i will not be able to",
    "i am unable to",
    "i'm unable to",
    "i am not able to",
    "i'm not able to",
    "i am not capable of",
    "i'm not capable of",
    "i do not have the ability",
    "i don't have the ability",
    "i do not have the capability",
    "i don't have the capability",
    "i do not have access",
    "i don't have access",
    "i am not programmed to",
    "i'm not programmed to",
    "i am not comfortable",
    "i'm not comfortable",
    "i cannot in good"
  };

  /** Refuse where one of the verbs follows, or where a regret went before. */
  private static final String[] DENIALS = {
    "i cannot",
    "i can't",
    "i can not",
    "we cannot",
    "we can't",
    "i could not",
    "i couldn't",
    "i will not",
    "i won't",
    "it is not possible for me to",
    "it's not possible for me to",
    "it is not appropriate",
    "it's not appropriate",
    "it would not be appropriate"
  };

  private static final Set<String> VERBS =
      Set.of(
          "assist",
          "help",
          "provide",
          "fulfill",
          "fulfil",
          "comply",
          "answer",
          "generate",
          "create",
          "produce",
          "write",
          "complete",
          "access",
          "browse",
          "open",
          "view",
          "display",
          "perform",
          "execute",
          "respond",
          "engage",
          "offer",
          "share",
          "support",
          "continue",
          "process",
          "directly",
          "physically",
          "actually",
          "accurately",
          "recommend",
          "discuss",
          "give",
          "summarize",
          "translate",
          "analyze",
          "determine",
          "identify",
          "suggest");

  private static final String[] SELF_REFERENCES = {
    "as an ai language model",
    "as an ai model",
    "as an ai assistant",
    "as an ai,",
    "as an ai i ",
    "as an artificial intelligence,",
    "as an artificial intelligence language",
    "as a language model",
    "as a large language model",
    "i am an ai language model",
    "i'm an ai language model",
    "i am an ai model",
    "i'm an ai model",
    "i am just an ai",
    "i'm just an ai",
    "i am only an ai",
    "i'm only an ai",
    "i am an ai assistant",
    "i'm an ai assistant",
    "i am a large language model",
    "i'm a large language model",
    "i am a language model",
    "i'm a language model",
    "i was developed by openai",
    "i was trained by openai",
    "i was created by openai",
    "model trained by openai",
    "model developed by openai",
    "my knowledge cutoff",
    "my training data",
    "my last knowledge update"
  };

  /** With these an answer that refuses can open. */
  private static final PhraseOpenings OPENINGS =
      new PhraseOpenings(REGRETS, JOINTS, OUTRIGHT, DENIALS);

  private Refusals() {}

  /**
   * Whether an answer begins by refusing: "I'm sorry, but I cannot assist with that." A refusal
   * later in the answer, or in the words of somebody else, is none.
   *
   * @param answer any text
   * @return true for a refusal
   */
  public static boolean isRefusal(String answer) {
    int from = TextSpace.skip(answer, 0, answer.length());
    return OPENINGS.mayOpen(answer, from) && beginsByRefusing(answer, from);
  }

  /** The judgement in full, whatever the first characters are. */
  static boolean beginsByRefusing(String answer, int from) {
    String opening = PlainSentence.of(answer, from, Math.min(answer.length(), from + OPENING));
    int at = skipAny(opening, 0, REGRETS);
    boolean regret = at > 0;
    int before = -1;
    while (at != before) {
      before = at;
      at = skipAny(opening, at, JOINTS);
      at = at < opening.length() && opening.charAt(at) == ' ' ? at + 1 : at;
      int more = skipAny(opening, at, REGRETS);
      regret |= more > at;
      at = more;
    }
    if (skipAny(opening, at, OUTRIGHT) > at) {
      return true;
    }
    int denied = skipAny(opening, at, DENIALS);
    return denied > at && (regret || VERBS.contains(nextWord(opening, denied)));
  }

  private static int skipAny(String text, int at, String[] phrases) {
    int longest = at;
    for (String phrase : phrases) {
      int end = at + phrase.length();
      if (end > longest && text.startsWith(phrase, at) && endsWord(text, end)) {
        longest = end;
      }
    }
    return longest;
  }

  private static boolean endsWord(String text, int end) {
    return end >= text.length()
        || !FrozenUnicode.isLetterOrDigit(text.charAt(end))
        || !FrozenUnicode.isLetterOrDigit(text.charAt(end - 1));
  }

  private static String nextWord(String text, int at) {
    int from = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
    int to = from;
    while (to < text.length() && text.charAt(to) >= 'a' && text.charAt(to) <= 'z') {
      to++;
    }
    return text.substring(from, to);
  }

  /**
   * Whether the model speaks of itself in an answer: "As an AI language model, ...". The phrases
   * are looked for in the whole answer, but not where a quote opens shortly before, as in a string
   * of a program.
   *
   * @param answer any text
   * @return true if it does
   */
  public static boolean mentionsItself(String answer) {
    if (!answer.contains("AI")
        && !answer.contains("anguage model")
        && !answer.contains("rtificial")
        && !answer.contains("knowledge")
        && !answer.contains("training data")) {
      return false;
    }
    String folded = PlainSentence.of(answer, 0, answer.length());
    for (String phrase : SELF_REFERENCES) {
      for (int i = folded.indexOf(phrase); i >= 0; i = folded.indexOf(phrase, i + 1)) {
        if (!isQuoted(folded, i)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isQuoted(String text, int at) {
    for (int i = at - 1; i >= Math.max(0, at - QUOTE_REACH); i--) {
      char c = text.charAt(i);
      boolean inWord = i > 0 && FrozenUnicode.isLetter(text.charAt(i - 1));
      if (c == '"' || c == '`' || c == '\u201c' || (c == '\'' && !inWord)) {
        return true;
      }
      if (c == '.' || c == '!' || c == '?') {
        return false;
      }
    }
    return false;
  }
}
