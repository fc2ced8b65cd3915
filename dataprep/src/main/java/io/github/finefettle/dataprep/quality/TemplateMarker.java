package io.github.finefettle.dataprep.quality;

import com.google.common.collect.ImmutableList;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The prompt template of which a marker was left in a text. */
public enum TemplateMarker {
  /** {@code ### Instruction:}, {@code ### Input:}, {@code ### Response:}. */
  ALPACA(false, "### instruction:", "### input:", "### response:"),
  /** {@code Human:} and {@code Assistant:}, or {@code User:}, at the beginning of lines. */
  HUMAN_ASSISTANT(true, "human:", "assistant:", "user:"),
  /** {@code [INST]}, {@code [/INST]}, {@code <<SYS>>}. */
  LLAMA_2(false, "[inst]", "[/inst]", "<<sys>>"),
  /** {@code <|im_start|>}, {@code <|im_end|>}. */
  CHATML(false, "<|im_start|>", "<|im_end|>"),
  /** {@code <|start_header_id|>}, {@code <|end_header_id|>}, {@code <|eot_id|>}. */
  LLAMA_3(false, "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"),
  /** {@code <|user|>}, {@code <|assistant|>}, {@code <|system|>}. */
  ZEPHYR(false, "<|user|>", "<|assistant|>", "<|system|>"),
  /** {@code <start_of_turn>}, {@code <end_of_turn>}. */
  GEMMA(false, "<start_of_turn>", "<end_of_turn>"),
  /** Tokens that begin, end or pad a text, such as {@code <|endoftext|>}; never wanted. */
  SPECIAL_TOKEN(
      false,
      "<|endoftext|>",
      "<|end_of_text|>",
      "<|begin_of_text|>",
      "<|startoftext|>",
      "[eos]",
      "<eos>",
      "<bos>",
      "<pad>",
      "<|pad|>",
      "<unk>");

  private static final ImmutableList<TemplateMarker> ALL = ImmutableList.copyOf(values());
  private static final int LONGEST_SPEAKER = "assistant".length();

  private final boolean atLineStart;
  private final ImmutableList<String> marks;

  TemplateMarker(boolean atLineStart, String... marks) {
    this.atLineStart = atLineStart;
    this.marks = ImmutableList.copyOf(marks);
  }

  /**
   * The name under which the template stands in JSON.
   *
   * @return lower-case words joined by hyphens
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The templates of which a text holds a marker, in any case of letters. {@code <s>} and {@code
   * </s>} count as special tokens at the ends of the text alone: inside they are markup. Of Human
   * and Assistant both must begin a line, as a play or a mail may have the one.
   *
   * @param text any text
   * @return the templates
   */
  public static Set<TemplateMarker> in(String text) {
    EnumSet<TemplateMarker> found = EnumSet.noneOf(TemplateMarker.class);
    if (isEnded(text)) {
      found.add(SPECIAL_TOKEN);
    }
    for (char opener : new char[] {'<', '[', '#'}) {
      for (int i = text.indexOf(opener); i >= 0; i = text.indexOf(opener, i + 1)) {
        addMarkers(found, text, i);
      }
    }
    if (hasBothSpeakers(text)) {
      found.add(HUMAN_ASSISTANT);
    }
    return found;
  }

  private static void addMarkers(Set<TemplateMarker> found, String text, int at) {
    for (TemplateMarker marker : ALL) {
      if (!marker.atLineStart && marker.markAt(text, at) >= 0) {
        found.add(marker);
      }
    }
  }

  private static boolean hasBothSpeakers(String text) {
    // Both marks begin a line, in any case of letters; nearly no text has the colon behind a word.
    boolean human = false;
    boolean assistant = false;
    for (int i = text.indexOf(':'); i >= 0; i = text.indexOf(':', i + 1)) {
      int start = i;
      while (start > 0 && i - start < LONGEST_SPEAKER && text.charAt(start - 1) != '\n') {
        start--;
      }
      if (start == 0 || text.charAt(start - 1) == '\n') {
        int speaker = HUMAN_ASSISTANT.markAt(text, start);
        assistant |= speaker == 1;
        human |= speaker == 0 || speaker == 2;
      }
    }
    return human && assistant;
  }

  private int markAt(String text, int at) {
    for (int i = 0; i < marks.size(); i++) {
      if (text.regionMatches(true, at, marks.get(i), 0, marks.get(i).length())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isEnded(String text) {
    int end = TextSpace.trimEnd(text, 0, text.length());
    int from = TextSpace.skip(text, 0, end);
    return text.startsWith("<s>", from) || (end >= 4 && text.startsWith("</s>", end - 4));
  }
}
