package io.github.finefettle.dataprep.quality;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
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

  /** What the marks that may stand anywhere begin with, and their second characters. */
  private static final String BEGINNINGS = "<[#";

  private static final String SECONDS = "#/<|iIeEbBpPsSuU";

  private static final TemplateMarker[] INLINE =
      Arrays.stream(values()).filter(marker -> !marker.atLineStart).toArray(TemplateMarker[]::new);

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
    addTo(found, text);
    return found;
  }

  /** Adds the templates of which a text holds a marker. Looks at the few places alone. */
  static void addTo(Set<TemplateMarker> found, String text) {
    if (isEnded(text)) {
      found.add(SPECIAL_TOKEN);
    }
    for (int k = 0; k < BEGINNINGS.length(); k++) {
      char begin = BEGINNINGS.charAt(k);
      for (int i = text.indexOf(begin); i >= 0; i = text.indexOf(begin, i + 1)) {
        if (mayBeMark(text, i)) {
          addAt(found, text, i);
        }
      }
    }
    if (hasSpeakers(text)) {
      found.add(HUMAN_ASSISTANT);
    }
  }

  /** By the second character: most signs that could begin a mark do not. */
  private static boolean mayBeMark(String text, int at) {
    if (at + 1 == text.length()) {
      return false;
    }
    char second = text.charAt(at + 1);
    return second >= 0x80 || SECONDS.indexOf(second) >= 0;
  }

  private static void addAt(Set<TemplateMarker> found, String text, int at) {
    for (TemplateMarker marker : INLINE) {
      if (marker.markAt(text, at) >= 0) {
        found.add(marker);
      }
    }
  }

  private static boolean hasSpeakers(String text) {
    int speakers = 0;
    int line = 0;
    do {
      if (line < text.length() && "hHaAuU".indexOf(text.charAt(line)) >= 0) {
        speakers |= 1 << (HUMAN_ASSISTANT.markAt(text, line) + 1);
      }
      line = text.indexOf('\n', line) + 1;
    } while (line > 0);
    boolean human = (speakers & 0b1010) != 0;
    boolean assistant = (speakers & 0b0100) != 0;
    return human && assistant;
  }

  /** Which of its marks stands at a place, or -1. */
  int markAt(String text, int at) {
    for (int i = 0; i < marks.size(); i++) {
      if (text.regionMatches(true, at, marks.get(i), 0, marks.get(i).length())) {
        return i;
      }
    }
    return -1;
  }

  static boolean isEnded(String text) {
    int end = TextSpace.trimEnd(text, 0, text.length());
    int from = TextSpace.skip(text, 0, end);
    return text.startsWith("<s>", from) || (end >= 4 && text.startsWith("</s>", end - 4));
  }
}
