package io.github.finefettle.dataprep.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The fenced code blocks of a Markdown text.
 *
 * @param language the word behind the opening fence in lower case; empty text where there is none
 * @param content what stands between the fences
 */
record FencedBlocks(String language, String content) {
  /** All blocks in their order; one that is never closed goes to the end of the text. */
  static List<FencedBlocks> of(String text) {
    List<FencedBlocks> blocks = new ArrayList<>();
    int open = 0;
    char sign = ' ';
    String language = "";
    int content = 0;
    for (int at = 0; at <= text.length(); ) {
      int feed = text.indexOf('\n', at);
      int end = feed < 0 ? text.length() : feed;
      int begin = indented(text, at, end);
      int fence = fenceLength(text, begin, end);
      if (open == 0 && fence >= 3) {
        open = fence;
        sign = text.charAt(begin);
        language = text.substring(begin + fence, end).strip().toLowerCase(Locale.ROOT);
        content = Math.min(end + 1, text.length());
      } else if (open > 0 && fence >= open && closes(text, begin, fence, end, sign)) {
        blocks.add(new FencedBlocks(language, text.substring(content, Math.max(content, at))));
        open = 0;
      }
      at = end + 1;
    }
    if (open > 0) {
      blocks.add(new FencedBlocks(language, text.substring(content)));
    }
    return blocks;
  }

  private static boolean closes(String text, int begin, int fence, int end, char sign) {
    return text.charAt(begin) == sign && text.substring(begin + fence, end).isBlank();
  }

  private static int indented(String text, int at, int end) {
    int begin = at;
    while (begin < end && begin - at < 3 && text.charAt(begin) == ' ') {
      begin++;
    }
    return begin;
  }

  private static int fenceLength(String text, int begin, int end) {
    if (begin == end || (text.charAt(begin) != '`' && text.charAt(begin) != '~')) {
      return 0;
    }
    int i = begin;
    while (i < end && text.charAt(i) == text.charAt(begin)) {
      i++;
    }
    return i - begin;
  }
}
