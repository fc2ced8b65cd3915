package io.github.finefettle.metrics.sequence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns the tags of sentences into numbers, and knows of each number its position and its type.
 *
 * <p>A tag is taken apart once, when it is first seen. After that a text costs one look into an
 * open table under its cached hash code, and a number of a {@link TagSet} one read of an array. One
 * state's own; not safe for use by several threads.
 */
final class TagCoder {
  private final EntityScheme scheme;
  private final NameTable types;
  private final boolean wholeTags;

  private String[] slots = new String[64];
  private int[] slotCodes = new int[64];
  private int size;
  private int[] positions = new int[16];
  private int[] typeIds = new int[16];

  private @Nullable TagSet lastSet;
  private int[] lastCodes = new int[0];

  private int[] gold = new int[64];
  private int[] predicted = new int[64];

  private TagCoder(EntityScheme scheme, NameTable types, boolean wholeTags) {
    this.scheme = scheme;
    this.types = types;
    this.wholeTags = wholeTags;
  }

  /** A coder whose types are those of entities. */
  static TagCoder ofEntities(EntityScheme scheme, NameTable types) {
    // The type of a token outside gets the number 0.
    types.idOf(EntityScheme.NO_TYPE);
    return new TagCoder(scheme, types, false);
  }

  /** A coder whose types are whole tags. */
  static TagCoder ofTags(NameTable tags) {
    return new TagCoder(EntityScheme.CONLLEVAL, tags, true);
  }

  /** Fills {@link #gold()} and {@link #predicted()}. */
  void code(TaggedSentence sentence) {
    int length = sentence.length();
    if (gold.length < length) {
      gold = new int[Math.max(length, 2 * gold.length)];
      predicted = new int[gold.length];
    }
    TagSet set = sentence.set();
    if (set == null) {
      code(sentence.goldTags(), gold);
      code(sentence.predictedTags(), predicted);
    } else {
      int[] codes = codesOf(set);
      code(codes, sentence.goldCodes(), gold);
      code(codes, sentence.predictedCodes(), predicted);
    }
  }

  /** The codes of the true tags; what lies behind the sentence's length means nothing. */
  int[] gold() {
    return gold;
  }

  int[] predicted() {
    return predicted;
  }

  /** The positions by code. */
  int[] positions() {
    return positions;
  }

  /** The types by code, as numbers of the name table. */
  int[] typeIds() {
    return typeIds;
  }

  private void code(String[] tags, int[] out) {
    for (int i = 0; i < tags.length; i++) {
      out[i] = codeOf(tags[i]);
    }
  }

  private static void code(int[] codes, int[] tags, int[] out) {
    for (int i = 0; i < tags.length; i++) {
      out[i] = codes[tags[i]];
    }
  }

  private int[] codesOf(TagSet set) {
    if (lastSet != set) {
      lastCodes = set.tags().stream().mapToInt(this::codeOf).toArray();
      lastSet = set;
    }
    return lastCodes;
  }

  private int codeOf(String tag) {
    int mask = slots.length - 1;
    int hash = tag.hashCode();
    int slot = (hash ^ (hash >>> 15)) & mask;
    while (slots[slot] != null) {
      if (slots[slot].equals(tag)) {
        return slotCodes[slot];
      }
      slot = (slot + 1) & mask;
    }
    return newCode(tag, slot);
  }

  private int newCode(String tag, int slot) {
    if (!scheme.allows(tag)) {
      throw new IllegalArgumentException(
          "A sentence cannot be counted: "
              + scheme.refusal(tag)
              + ". Ask EntityScheme.whyRefused first and set such sentences aside, or use "
              + "EntityScheme.CONLLEVAL.");
    }
    int code = size++;
    if (code == positions.length) {
      positions = Arrays.copyOf(positions, 2 * code);
      typeIds = Arrays.copyOf(typeIds, 2 * code);
    }
    positions[code] = SchemeSteps.Position.ofFirst(tag.codePointAt(0)).code();
    typeIds[code] = types.idOf(wholeTags ? tag : scheme.typeOf(tag));
    slots[slot] = tag;
    slotCodes[slot] = code;
    if (2 * size > slots.length) {
      rehash();
    }
    return code;
  }

  private void rehash() {
    String[] oldSlots = slots;
    int[] oldCodes = slotCodes;
    slots = new String[4 * oldSlots.length];
    slotCodes = new int[slots.length];
    int mask = slots.length - 1;
    for (int i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] != null) {
        int hash = oldSlots[i].hashCode();
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (slots[slot] != null) {
          slot = (slot + 1) & mask;
        }
        slots[slot] = oldSlots[i];
        slotCodes[slot] = oldCodes[i];
      }
    }
  }
}
