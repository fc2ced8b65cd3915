package io.github.finefettle.examples.messages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Words and pairs of words, independent of each other: the plainest model with linear borders. */
final class NaiveBayes {
  private static final double SMOOTHING = 0.3;

  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
  private final Map<String, Integer> rows = new TreeMap<>();
  private final Map<String, Integer> vocabulary = new HashMap<>();

  static NaiveBayes learn(List<String[]> examples) {
    NaiveBayes model = new NaiveBayes();
    for (String[] example : examples) {
      model.rows.merge(example[0], 1, Integer::sum);
      Map<String, Integer> ofLabel =
          model.counts.computeIfAbsent(example[0], label -> new HashMap<>());
      for (String term : terms(example[1])) {
        ofLabel.merge(term, 1, Integer::sum);
        model.vocabulary.merge(term, 1, Integer::sum);
      }
    }
    return model;
  }

  double macroF1(List<String[]> examples) {
    Map<String, int[]> tally = new TreeMap<>();
    rows.keySet().forEach(label -> tally.put(label, new int[2]));
    for (String[] example : examples) {
      String answer = answer(example[1]);
      tally.getOrDefault(example[0], new int[2])[0] += answer.equals(example[0]) ? 2 : 0;
      tally.getOrDefault(example[0], new int[2])[1]++;
      tally.getOrDefault(answer, new int[2])[1]++;
    }
    return tally.values().stream().mapToDouble(t -> (double) t[0] / t[1]).average().orElse(0);
  }

  private String answer(String text) {
    String best = "";
    double highest = Double.NEGATIVE_INFINITY;
    for (Map.Entry<String, Map<String, Integer>> label : counts.entrySet()) {
      double total =
          label.getValue().values().stream().mapToInt(n -> n).sum() + SMOOTHING * vocabulary.size();
      double score = StrictMath.log(rows.getOrDefault(label.getKey(), 0));
      for (String term : terms(text)) {
        if (vocabulary.containsKey(term)) {
          score += StrictMath.log((label.getValue().getOrDefault(term, 0) + SMOOTHING) / total);
        }
      }
      if (score > highest) {
        highest = score;
        best = label.getKey();
      }
    }
    return best;
  }

  private static List<String> terms(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1);
    List<String> terms = new ArrayList<>(List.of(words));
    for (int i = 1; i < words.length; i++) {
      terms.add(words[i - 1] + " " + words[i]);
    }
    return terms;
  }
}
