package io.github.finefettle.dataprep.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Special cases that the rules cut to pieces, such as an emoticon at the end of a word: where their
 * pieces follow each other in a text, they are put together again. Longer runs win, then earlier
 * ones.
 */
final class EnglishSpecialRuns {
  private record Run(int start, int end) {}

  private final Map<String, List<List<String>>> byFirst = new HashMap<>();

  EnglishSpecialRuns(List<String> specialCases) {
    for (String text : specialCases) {
      EnglishTokens pieces = EnglishTokens.withoutSpecialCases(text);
      if (pieces.count() > 0 && isTouched(text)) {
        List<String> run = new ArrayList<>();
        for (int i = 0; i < pieces.count(); i++) {
          run.add(pieces.text(i));
        }
        byFirst.computeIfAbsent(run.get(0), first -> new ArrayList<>()).add(run);
      }
    }
  }

  private static boolean isTouched(String text) {
    int length = text.length();
    if (TextSpace.isSpace(text.charAt(0))) {
      return false;
    }
    boolean touched =
        EnglishAffixes.prefix(text, 0, length) > 0 || EnglishAffixes.suffix(text, 0, length) > 0;
    for (int i = 0; i < length && !touched; i++) {
      touched = EnglishAffixes.infix(text, 0, i, length) > 0;
    }
    return touched;
  }

  EnglishTokens joined(EnglishTokens tokens) {
    List<Run> runs = find(tokens);
    if (runs.isEmpty()) {
      return tokens;
    }
    runs.sort(
        (a, b) -> {
          int byLength = Integer.compare(b.end - b.start, a.end - a.start);
          return byLength != 0 ? byLength : Integer.compare(a.start, b.start);
        });
    int[] endOfRun = new int[tokens.count()];
    boolean[] taken = new boolean[tokens.count()];
    for (Run run : runs) {
      if (!taken[run.start] && !taken[run.end - 1]) {
        endOfRun[run.start] = run.end;
      }
      for (int i = run.start; i < run.end; i++) {
        taken[i] = true;
      }
    }
    return rebuilt(tokens, endOfRun);
  }

  private static EnglishTokens rebuilt(EnglishTokens tokens, int[] endOfRun) {
    EnglishTokens out = tokens.emptied();
    int i = 0;
    while (i < tokens.count()) {
      int end = Math.max(endOfRun[i], i + 1);
      boolean special = endOfRun[i] > 0 && out.addSpecialCase(tokens.start(i), tokens.end(end - 1));
      for (int j = i; j < end && !special; j++) {
        out.add(tokens.start(j), tokens.end(j));
      }
      i = end;
    }
    return out;
  }

  private List<Run> find(EnglishTokens tokens) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.end(i) - tokens.start(i) <= 12) {
        for (List<String> run : byFirst.getOrDefault(tokens.text(i), List.of())) {
          if (begins(tokens, i, run)) {
            runs.add(new Run(i, i + run.size()));
          }
        }
      }
    }
    return runs;
  }

  private static boolean begins(EnglishTokens tokens, int at, List<String> run) {
    if (at + run.size() > tokens.count()) {
      return false;
    }
    for (int i = 0; i < run.size(); i++) {
      String piece = run.get(i);
      int start = tokens.start(at + i);
      if (tokens.end(at + i) - start != piece.length()
          || !tokens.source().startsWith(piece, start)) {
        return false;
      }
    }
    return true;
  }
}
