package io.github.finefettle.metrics.sequence;

import io.github.finefettle.metrics.sequence.ConllFile.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the sentences of two files together. */
final class ConllAlignment {
  /** How many sentences ahead the files are searched for a place where they agree again. */
  private static final int FARTHEST = 50;

  /** Shorter sentences, such as a lone full stop, are equal by chance. */
  private static final int SHORTEST_PROOF = 3;

  private final EntityScheme scheme;
  private final List<TaggedSentence> kept = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final List<ConllResult.SetAside> setAside = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private long differingTokens;
  private int firstDifferingLine;
  private long unknownTags;

  private ConllAlignment(EntityScheme scheme) {
    this.scheme = scheme;
  }

  static ConllResult of(ConllFile gold, ConllFile predicted, EntityScheme scheme) {
    return new ConllAlignment(scheme).align(gold, predicted);
  }

  private ConllResult align(ConllFile gold, ConllFile predicted) {
    List<Sentence> truths = gold.sentences();
    List<Sentence> guesses = predicted.sentences();
    if (!sameLengths(truths, guesses) && tokens(truths) == tokens(guesses)) {
      warnings.add(
          "The files hold "
              + truths.size()
              + " and "
              + guesses.size()
              + " sentences of other lengths, but as many tokens in all; the predicted tags were"
              + " dealt out over the true sentences.");
      alignTokens(truths, guesses);
    } else {
      alignSentences(truths, guesses);
    }
    warnOfTokens(gold.missingTokens(), predicted.missingTokens());
    return new ConllResult(kept, lines, setAside, warnings);
  }

  private void alignSentences(List<Sentence> truths, List<Sentence> guesses) {
    int g = 0;
    int p = 0;
    while (g < truths.size() && p < guesses.size()) {
      Sentence truth = truths.get(g);
      Sentence guess = guesses.get(p);
      if (truth.size() == guess.size()) {
        take(truth, guess.firstLine(), guess.tokens(), guess.tags(), problemOf(guess));
        g++;
        p++;
        continue;
      }
      int[] next = whereTheyAgree(truths, g, guesses, p);
      if (next[0] > g && next[1] > p) {
        setAside(
            truth.firstLine(),
            guess.firstLine(),
            "the sentence has "
                + truth.size()
                + " true tags, but "
                + guess.size()
                + " predicted ones");
        g++;
        p++;
      }
      for (; g < next[0]; g++) {
        setAside(truths.get(g).firstLine(), 0, "the predicted file lacks this sentence");
      }
      for (; p < next[1]; p++) {
        setAside(0, guesses.get(p).firstLine(), "the true file lacks this sentence");
      }
    }
    for (; g < truths.size(); g++) {
      setAside(truths.get(g).firstLine(), 0, "the predicted file ends before this sentence");
    }
    for (; p < guesses.size(); p++) {
      setAside(0, guesses.get(p).firstLine(), "the true file ends before this sentence");
    }
  }

  /** The nearest pair of sentences with equal tokens; else the next pair. */
  private static int[] whereTheyAgree(List<Sentence> truths, int g, List<Sentence> guesses, int p) {
    for (int far = 1; far <= FARTHEST; far++) {
      for (int near = far; near >= 0; near--) {
        if (areEqual(truths, g + far, guesses, p + near)) {
          return new int[] {g + far, p + near};
        }
        if (areEqual(truths, g + near, guesses, p + far)) {
          return new int[] {g + near, p + far};
        }
      }
    }
    return new int[] {g + 1, p + 1};
  }

  private static boolean areEqual(List<Sentence> truths, int g, List<Sentence> guesses, int p) {
    return g < truths.size()
        && p < guesses.size()
        && truths.get(g).size() >= SHORTEST_PROOF
        && truths.get(g).tokens().equals(guesses.get(p).tokens());
  }

  private void alignTokens(List<Sentence> truths, List<Sentence> guesses) {
    int p = 0;
    int at = 0;
    for (Sentence truth : truths) {
      List<String> tokens = new ArrayList<>();
      List<String> tags = new ArrayList<>();
      Optional<String> problem = Optional.empty();
      int firstLine = guesses.get(p).firstLine() + at;
      while (tags.size() < truth.size()) {
        Sentence guess = guesses.get(p);
        int until = Math.min(guess.size(), at + truth.size() - tags.size());
        tokens.addAll(guess.tokens().subList(at, until));
        tags.addAll(guess.tags().subList(at, until));
        problem = problem.or(() -> problemOf(guess));
        at = until;
        if (at == guess.size() && p < guesses.size() - 1) {
          p++;
          at = 0;
        }
      }
      take(truth, firstLine, tokens, tags, problem);
    }
  }

  private void take(
      Sentence truth,
      int predictedLine,
      List<String> tokens,
      List<String> tags,
      Optional<String> problem) {
    Optional<String> why = problemOf(truth).map(r -> "of the true tags, " + r);
    why = why.or(() -> problem.map(r -> "of the predicted tags, " + r));
    if (why.isPresent()) {
      setAside(truth.firstLine(), predictedLine, why.get());
      return;
    }
    TaggedSentence sentence = TaggedSentence.of(truth.tags(), tags);
    Optional<String> refused = scheme.whyRefused(sentence);
    if (refused.isPresent()) {
      setAside(truth.firstLine(), predictedLine, refused.get());
      return;
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.get(i).equals(truth.tokens().get(i))) {
        firstDifferingLine = differingTokens == 0 ? truth.firstLine() + i : firstDifferingLine;
        differingTokens++;
      }
    }
    countUnknownTags(truth.tags());
    countUnknownTags(tags);
    kept.add(sentence);
    lines.add(truth.firstLine());
  }

  private void countUnknownTags(List<String> tags) {
    unknownTags += tags.stream().filter(tag -> !ConllFile.looksLikeTag(tag)).count();
  }

  private void warnOfTokens(int missingInGold, int missingInPredicted) {
    if (differingTokens > 0) {
      warnings.add(
          differingTokens
              + " tokens are spelled differently in the two files, first near line "
              + firstDifferingLine
              + " of the true ones. Maybe one was written in another encoding; the tags were taken"
              + " by place.");
    }
    if (unknownTags > 0) {
      warnings.add(
          unknownTags
              + " tags are neither O nor one of B, I, E, S, U, L with a hyphen and a type. Maybe the"
              + " tags stand in another column.");
    }
    if (missingInGold + missingInPredicted > 0) {
      warnings.add(
          missingInGold
              + " lines of the true and "
              + missingInPredicted
              + " of the predicted file hold a tag, but no token; the tags were taken.");
    }
  }

  private void setAside(int goldLine, int predictedLine, String reason) {
    setAside.add(new ConllResult.SetAside(goldLine, predictedLine, reason));
  }

  private static Optional<String> problemOf(Sentence sentence) {
    return Optional.ofNullable(sentence.problem());
  }

  private static boolean sameLengths(List<Sentence> a, List<Sentence> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i).size() != b.get(i).size()) {
        return false;
      }
    }
    return true;
  }

  private static long tokens(List<Sentence> sentences) {
    return sentences.stream().mapToLong(Sentence::size).sum();
  }
}
