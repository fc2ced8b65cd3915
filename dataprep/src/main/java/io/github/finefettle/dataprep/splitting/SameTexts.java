package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.dataprep.duplicates.ExactDuplicates;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The judged texts in three forms, and the first training row that has each. Only the judged side
 * is held.
 */
final class SameTexts {
  private static final int NONE = -1;

  private final Form bytes;
  private final Form trimmed;
  private final Form words;

  SameTexts(List<String> judged, NgramTable runs) {
    this.bytes = new Form(judged.size());
    this.trimmed = new Form(judged.size());
    this.words = new Form(judged.size());
    for (int row = 0; row < judged.size(); row++) {
      String text = judged.get(row);
      bytes.add(row, text);
      String key = ExactDuplicates.keyOf(text);
      trimmed.add(row, key);
      words.add(row, wordsOf(runs.judged(row), key));
    }
  }

  /** A text without words is compared by its key; no text of words begins with a line feed. */
  private static String wordsOf(WordRun run, String key) {
    return run.size() == 0 ? "\n" + key : run.joined();
  }

  /** Takes a training row; whether it has the same words as a judged one. Rows ascending. */
  boolean meet(int trainRow, String text, WordRun run) {
    String key = ExactDuplicates.keyOf(text);
    bytes.meet(trainRow, text);
    trimmed.meet(trainRow, key);
    return words.meet(trainRow, wordsOf(run, key));
  }

  /** The first training row with the same text in the form of a kind; -1 if there is none. */
  int firstTrainRow(LeakKind kind, int row) {
    return switch (kind) {
      case SAME_BYTES -> bytes.first(row);
      case SAME_TRIMMED -> trimmed.first(row);
      case SAME_WORDS -> words.first(row);
      case NEAR, NGRAM, COMMON_NGRAM -> NONE;
    };
  }

  private static final class Form {
    private final Map<String, Integer> places = new HashMap<>();
    private final int[] placeOf;
    private final int[] firstTrain;

    Form(int rows) {
      placeOf = new int[rows];
      firstTrain = new int[rows];
      Arrays.fill(firstTrain, NONE);
    }

    void add(int row, String text) {
      placeOf[row] = places.computeIfAbsent(text, t -> places.size());
    }

    boolean meet(int trainRow, String text) {
      Integer place = places.get(text);
      if (place == null) {
        return false;
      }
      if (firstTrain[place] == NONE) {
        firstTrain[place] = trainRow;
      }
      return true;
    }

    int first(int row) {
      return firstTrain[placeOf[row]];
    }
  }
}
