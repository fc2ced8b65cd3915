package io.github.finefettle.dataprep.structure;

import io.github.finefettle.dataprep.missing.Emptiness;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks that prompt templates put before what a speaker says: "User:", "Human:", "###
 * Instruction:", "Assistant:", "### Response:", "&lt;|user|&gt;", "&lt;|im_start|&gt;assistant",
 * "[INST]".
 */
public final class RoleMarkers {
  private static final String ASKING =
      "(?:(?:\\*\\*)?(?:User|USER|Human|HUMAN|System|SYSTEM)(?:\\*\\*:|:\\*\\*|:)"
          + "|#{2,4} ?(?:Instruction|Input|User|Human|System|Question|Prompt) ?:?(?=\\s)"
          + "|<\\|(?:user|system|prompter|USER_TOKEN|SYSTEM_TOKEN)\\|>"
          + "|<\\|im_start\\|>(?:user|system)"
          + "|<\\|start_header_id\\|>(?:user|system)<\\|end_header_id\\|>"
          + "|<start_of_turn>user"
          + "|\\[INST\\])";

  private static final String ANSWERING =
      "(?:(?:\\*\\*)?(?:Assistant|ASSISTANT|AI|Bot|Chatbot|ChatGPT|GPT)(?:\\*\\*:|:\\*\\*|:)"
          + "|#{2,4} ?(?:Response|Output|Assistant|Answer) ?:?(?=\\s)"
          + "|<\\|(?:assistant|CHATBOT_TOKEN)\\|>"
          + "|<\\|im_start\\|>assistant"
          + "|<\\|start_header_id\\|>assistant<\\|end_header_id\\|>"
          + "|<start_of_turn>model"
          + "|\\[/INST\\])";

  private static final Pattern ASKING_FIRST = Pattern.compile("\\s{0,9}" + ASKING + "\\s{0,9}");
  private static final Pattern ANSWERING_FIRST =
      Pattern.compile("\\s{0,9}" + ANSWERING + "\\s{0,9}");
  private static final Pattern LATER =
      Pattern.compile("\\n[ \\t]{0,9}(?:" + ASKING + "|" + ANSWERING + ")");

  private RoleMarkers() {}

  /**
   * A text without the marks at its beginning.
   *
   * @param text any text
   * @param answer whether the text is an answer, which has other marks than a question
   * @return the text without marks; the text itself where it has none, has more of them on later
   *     lines, or would show nothing without them
   */
  public static String trimmed(String text, boolean answer) {
    Matcher first = (answer ? ANSWERING_FIRST : ASKING_FIRST).matcher(text);
    int begin = 0;
    while (first.region(begin, text.length()).lookingAt() && first.end() > begin) {
      begin = first.end();
    }
    if (begin == 0) {
      return text;
    }
    // The white space behind the mark belongs to it, but a later mark needs its line feed.
    String rest = text.substring(begin);
    boolean dialogue = LATER.matcher(text).region(Math.max(0, begin - 1), text.length()).find();
    return dialogue || Emptiness.showsNothing(rest) ? text : rest;
  }
}
