package io.github.finefettle.dataprep.examples.internal;

/**
 * Takes the edits of the turns of a chat, each in a place of its own.
 *
 * @param <V> the type of places
 */
public interface TurnEdits<V> {
  /**
   * Puts a text where a value stands. A string or null becomes a string; any other value becomes
   * the text as JSON where that is a value of its kind, and else a string.
   *
   * @param place the value
   * @param text the new text
   */
  void putText(V place, String text);

  /**
   * Puts calls where a value stands: in a string as its text, else as JSON.
   *
   * @param place the value
   * @param calls the new calls
   */
  void putCalls(V place, String calls);

  /**
   * Adds a member to an object that has none of that name, behind all others.
   *
   * @param object the object
   * @param name the member's name
   * @param text its text
   */
  void addMember(V object, String name, String text);

  /**
   * Adds an item before all others.
   *
   * @param array the array
   * @param json the item
   */
  void addFirst(V array, String json);
}
