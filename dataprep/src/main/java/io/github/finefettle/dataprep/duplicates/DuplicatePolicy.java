package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import java.util.List;
import java.util.Set;

/**
 * What a search for duplicates by another measure needs to keep the promises of this package: which
 * rows the guards keep apart, and which row of a cluster stays.
 */
public final class DuplicatePolicy {
  private DuplicatePolicy() {}

  /**
   * What the guards see in a text. Rows with different signatures are no duplicates; two different
   * contents share one with a probability of about 2<sup>-64</sup>. Rows of one signature may still
   * be {@linkplain #differTogether kept apart}.
   *
   * @param text any text
   * @param guards the guards in use
   * @return the signature
   */
  public static long guardSignature(String text, Set<Guard> guards) {
    return GuardSignature.of(text, guards);
  }

  /**
   * What the guards see in two texts only together; see {@link Guard#NAMES}. Rows of which this is
   * true are no duplicates, though their signatures may be the same.
   *
   * @param a a text
   * @param b another text
   * @param guards the guards in use
   * @return whether a guard keeps them apart
   */
  public static boolean differTogether(String a, String b, Set<Guard> guards) {
    return guards.contains(Guard.NAMES) && NamePairs.apart(a, b);
  }

  /**
   * All rows, those to be kept before others first.
   *
   * @param survivor the policy
   * @param texts one text a row
   * @return a permutation of the rows
   */
  public static int[] order(Survivor survivor, List<String> texts) {
    return survivor.order(texts.stream().mapToInt(t -> t.codePointCount(0, t.length())).toArray());
  }

  /**
   * The JSON form of a survivor policy.
   *
   * @param survivor the policy
   * @return as {@link #survivorFromJson} reads it
   */
  public static JsonValue toJson(Survivor survivor) {
    return survivor.toJson();
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param json the form
   * @param registry knows the user's own functions that the policy may name
   * @return the policy
   */
  public static Survivor survivorFromJson(JsonValue json, Registry registry) {
    return Survivor.fromJson(json, registry);
  }
}
