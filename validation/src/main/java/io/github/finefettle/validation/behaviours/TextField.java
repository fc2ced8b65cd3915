package io.github.finefettle.validation.behaviours;

/**
 * Where the text of an input is, for inputs that are more than a text. Must be pure and safe for
 * use by several threads.
 *
 * @param <I> the type of the inputs
 */
public interface TextField<I> {
  /**
   * The text of an input.
   *
   * @param input the input
   * @return its text
   */
  String text(I input);

  /**
   * The same input with another text.
   *
   * @param input the input, which stays as it is
   * @param text the text to hold instead
   * @return a new input
   */
  I withText(I input, String text);
}
