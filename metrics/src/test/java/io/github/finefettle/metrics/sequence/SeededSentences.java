package io.github.finefettle.metrics.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The sentences that golden/sequence.py makes from a seed; both sides follow the same rule. */
final class SeededSentences {
  private long state;

  SeededSentences(long seed) {
    this.state = seed;
  }

  List<TaggedSentence> random(String prefixes, int sentences) {
    List<String> tags = new ArrayList<>(List.of("O", "O"));
    for (int i = 0; i < prefixes.length(); i++) {
      tags.add(prefixes.charAt(i) + "-A");
      tags.add(prefixes.charAt(i) + "-B");
    }
    List<TaggedSentence> made = new ArrayList<>();
    for (int s = 0; s < sentences; s++) {
      int length = below(9);
      List<String> gold = new ArrayList<>();
      List<String> predicted = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        String tag = tags.get(below(tags.size()));
        gold.add(tag);
        predicted.add(below(4) == 0 ? tags.get(below(tags.size())) : tag);
      }
      made.add(TaggedSentence.of(gold, predicted));
    }
    return made;
  }

  /** Predicted tags: each true one, but for about 12 in 100 drawn from all that occur. */
  List<List<String>> noisy(List<List<String>> gold) {
    TreeSet<String> all = new TreeSet<>();
    gold.forEach(all::addAll);
    List<String> tags = List.copyOf(all);
    List<List<String>> made = new ArrayList<>();
    for (List<String> sentence : gold) {
      List<String> predicted = new ArrayList<>();
      for (String tag : sentence) {
        predicted.add(below(100) < 12 ? tags.get(below(tags.size())) : tag);
      }
      made.add(predicted);
    }
    return made;
  }

  int below(int bound) {
    state = state * 6364136223846793005L + 1442695040888963407L;
    return (int) ((state >>> 33) % bound);
  }
}
