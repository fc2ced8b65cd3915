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
    int speakers = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<' || c == '[' || c == '#') {
        for (TemplateMarker marker : values()) {
          if (!marker.atLineStart && marker.markAt(text, i) >= 0) {
            found.add(marker);
          }
        }
      } else if (i == 0 || text.charAt(i - 1) == '\n') {
        speakers |= 1 << (HUMAN_ASSISTANT.markAt(text, i) + 1);
      }
    }
    boolean human = (speakers & 0b1010) != 0;
    boolean assistant = (speakers & 0b0100) != 0;
    if (human && assistant) {
      found.add(HUMAN_ASSISTANT);
    }
    return found;
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
