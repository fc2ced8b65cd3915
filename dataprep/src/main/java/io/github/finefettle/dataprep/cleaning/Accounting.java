package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;

/**
 * Where the rows went. It cannot be made unless it adds up.
 *
 * @param read rows of the source, those included that could not be parsed
 * @param kept rows that came out
 * @param dropped rows that a rule removed as unfit
 * @param setAside rows that could not be parsed, or that a rule put aside for a person
 */
public record Accounting(long read, long kept, long dropped, long setAside) {
  /** Checks that read = kept + dropped + set aside. */
  public Accounting {
    if (kept < 0 || dropped < 0 || setAside < 0 || read != kept + dropped + setAside) {
      throw new IllegalStateException(
          "The accounting does not add up: "
              + read
              + " rows were read, but "
              + kept
              + " kept + "
              + dropped
              + " dropped + "
              + setAside
              + " set aside are "
              + (kept + dropped + setAside)
              + ". This is a fault of the library; please report it.");
    }
  }

  /**
   * The JSON form.
   *
   * @return {@code {"dropped":...,"kept":...,"read":...,"setAside":...}}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("read", read)
        .put("kept", kept)
        .put("dropped", dropped)
        .put("setAside", setAside)
        .toJson();
  }
}
