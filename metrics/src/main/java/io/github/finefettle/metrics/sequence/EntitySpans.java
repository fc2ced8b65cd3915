package io.github.finefettle.metrics.sequence;

import java.util.Arrays;

/** The entities of one row of tags, in the order of their ends. Filled anew for every sentence. */
final class EntitySpans {
  private int[] types = new int[16];
  private int[] begins = new int[16];
  private int[] ends = new int[16];
  private int size;
  private boolean apart;

  /**
   * Reads the entities.
   *
   * @param scheme the scheme
   * @param coder knows the positions and types of codes
   * @param codes the tags
   * @param length how many
   */
  void read(EntityScheme scheme, TagCoder coder, int[] codes, int length) {
    size = 0;
    apart = true;
    SchemeSteps steps = SchemeSteps.of(scheme);
    if (scheme.isStrict()) {
      readStrictly(steps, coder.positions(), coder.typeIds(), codes, length);
    } else {
      readFreely(steps, coder.positions(), coder.typeIds(), codes, length);
    }
  }

  int size() {
    return size;
  }

  int type(int i) {
    return types[i];
  }

  /** The first token, from 0. */
  int begin(int i) {
    return begins[i];
  }

  /** The last token, from 0. */
  int end(int i) {
    return ends[i];
  }

  /** Whether no two entities share a token, which only tags of no known scheme can bring about. */
  boolean apart() {
    return apart;
  }

  boolean overlaps(int i, EntitySpans others, int other) {
    return begins[i] <= others.ends[other] && others.begins[other] <= ends[i];
  }

  /**
   * Each step between two tokens may end an entity and may start one, independently. Before the
   * first and after the last token stands an O.
   */
  private void readFreely(
      SchemeSteps steps, int[] positions, int[] typeIds, int[] codes, int length) {
    int previous = SchemeSteps.Position.O.code();
    int previousType = 0;
    int begin = 0;
    for (int i = 0; i <= length; i++) {
      int position = SchemeSteps.Position.O.code();
      int type = 0;
      if (i < length) {
        position = positions[codes[i]];
        type = typeIds[codes[i]];
      }
      int step = steps.between(previous, position, previousType == type);
      if ((step & SchemeSteps.ENDS) != 0) {
        add(previousType, begin, i - 1);
      }
      if ((step & SchemeSteps.STARTS) != 0) {
        begin = i;
      }
      previous = position;
      previousType = type;
    }
  }

  /** An entity is a start, all that goes on from it, and an end behind the last of that. */
  private void readStrictly(
      SchemeSteps steps, int[] positions, int[] typeIds, int[] codes, int length) {
    int outside = SchemeSteps.Position.O.code();
    int i = 0;
    while (i < length) {
      int previous = i == 0 ? outside : positions[codes[i - 1]];
      int previousType = i == 0 ? 0 : typeIds[codes[i - 1]];
      int type = typeIds[codes[i]];
      int step = steps.between(previous, positions[codes[i]], previousType == type);
      if ((step & SchemeSteps.STARTS) == 0) {
        i++;
        continue;
      }
      int from = i;
      int after;
      do {
        i++;
        boolean inSentence = i < length;
        int next = inSentence ? positions[codes[i]] : outside;
        int nextType = inSentence ? typeIds[codes[i]] : 0;
        after = steps.between(positions[codes[i - 1]], next, typeIds[codes[i - 1]] == nextType);
      } while ((after & SchemeSteps.GOES_ON) != 0);
      if ((after & SchemeSteps.ENDS) != 0) {
        add(type, from, i - 1);
      }
    }
  }

  private void add(int type, int begin, int end) {
    if (size == types.length) {
      types = Arrays.copyOf(types, 2 * size);
      begins = Arrays.copyOf(begins, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    apart &= size == 0 || begin > ends[size - 1];
    types[size] = type;
    begins[size] = begin;
    ends[size] = end;
    size++;
  }
}
