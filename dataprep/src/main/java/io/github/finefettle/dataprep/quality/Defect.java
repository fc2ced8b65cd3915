package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Locale;
import java.util.Optional;

/** A defect of fine-tuning data that shows in one row. {@link FindDefect} looks for it. */
public enum Defect {
  /** The answer begins by refusing ({@link Refusals#isRefusal}). */
  REFUSAL,
  /** The model speaks of itself in the answer ({@link Refusals#mentionsItself}). */
  AI_SELF_REFERENCE,
  /** The prompt is nothing but web addresses ({@link PromptDefects#isOnlyUrls}). */
  URL_ONLY_INPUT,
  /** The prompt speaks of what is not there ({@link PromptDefects#hasDanglingReference}). */
  DANGLING_REFERENCE,
  /** The prompt is two instructions run together ({@link PromptDefects#isMerged}). */
  MERGED_INSTRUCTIONS,
  /** The answer begins with the whole prompt, of at least six words ({@link Echo#isEcho}). */
  ECHO,
  /** The answer was cut off ({@link Truncation}). */
  TRUNCATED_ANSWER;

  private static final int ECHO_WORDS = 6;

  /** A defect found in a part. */
  record Found(int part, String reason) {}

  /**
   * The name under which the defect stands in plans and ledgers.
   *
   * @return lower-case words joined by hyphens, such as {@code "ai-self-reference"}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the defect is one of prompts. */
  boolean isOfPrompt() {
    return this == URL_ONLY_INPUT || this == DANGLING_REFERENCE || this == MERGED_INSTRUCTIONS;
  }

  /** Looks for the defect in an example; the first part that has it. */
  Optional<Found> in(Example example) {
    Role role = isOfPrompt() ? Role.INPUT : Role.TARGET;
    for (int place = 0; place < example.size(); place++) {
      if (example.part(place).role() == role) {
        String reason = reason(example, place);
        if (!reason.isEmpty()) {
          return Optional.of(new Found(place, reason));
        }
      }
    }
    return Optional.empty();
  }

  /** Why the part has the defect, or empty text. */
  private String reason(Example example, int place) {
    String text = example.part(place).text();
    return switch (this) {
      case REFUSAL -> Refusals.isRefusal(text) ? "The answer is a refusal." : "";
      case AI_SELF_REFERENCE ->
          Refusals.mentionsItself(text) ? "The model speaks of itself in the answer." : "";
      case URL_ONLY_INPUT -> PromptDefects.isOnlyUrls(text) ? "The input is a web address." : "";
      case DANGLING_REFERENCE ->
          PromptDefects.hasDanglingReference(text, example.text(Role.CONTEXT))
              ? "The input refers to something that is not there."
              : "";
      case MERGED_INSTRUCTIONS ->
          PromptDefects.isMerged(text) ? "The input looks like two instructions." : "";
      case ECHO ->
          Echo.isEcho(promptBefore(example, place), text, ECHO_WORDS)
              ? "The answer begins with the whole prompt."
              : "";
      case TRUNCATED_ANSWER -> Truncation.of(text).map(Truncation::sentence).orElse("");
    };
  }

  /** In a chat the turn before, outside one the input, which may stand behind the answer. */
  private static String promptBefore(Example example, int place) {
    for (int i = place - 1; i >= 0; i--) {
      if (example.part(i).role() == Role.INPUT) {
        return example.part(i).text();
      }
    }
    return example.part(place).isTurn() ? "" : example.text(Role.INPUT);
  }
}
