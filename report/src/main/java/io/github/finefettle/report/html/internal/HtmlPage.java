package io.github.finefettle.report.html.internal;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.report.charts.internal.ShownNumber;
import io.github.finefettle.report.charts.internal.ShownText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes the page from precompiled templates, which escape every value for the place it stands in.
 *
 * <p>The page stays under 2 MB whatever the evidence holds: each mistake has its own room, so that
 * a large block never takes the room of another mistake, and a block that does not fit is written
 * with less detail.
 */
public final class HtmlPage {
  /** The most bytes of evidence that a mistake's section holds. */
  static final int ROOM_OF_A_MISTAKE = 290_000;

  private static final int LONGEST_TITLE = 160;
  private static final int LONGEST_SENTENCE = 900;
  private static final int MOST_RUN_FACTS = 60;
  private static final String TEMPLATES = "io.github.finefettle.report.html.internal.templates";

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, HtmlPage.class.getClassLoader(), TEMPLATES);

  private HtmlPage() {}

  /**
   * Writes the page.
   *
   * @param title its title
   * @param outcome the outcome in one sentence
   * @param mistakes the sections in order
   * @param runFacts facts on the run, in the order to show
   * @return the HTML document
   */
  public static String write(
      String title,
      String outcome,
      List<MistakeSection> mistakes,
      SortedMap<String, String> runFacts) {
    List<SectionView> sections = mistakes.stream().map(HtmlPage::section).toList();
    List<NamedText> facts =
        runFacts.entrySet().stream()
            .limit(MOST_RUN_FACTS)
            .map(e -> new NamedText(e.getKey(), e.getValue()))
            .toList();
    return render(
        "page.jte",
        Map.of(
            "title",
            ShownText.of(title, LONGEST_TITLE),
            "outcome",
            ShownText.of(outcome, LONGEST_SENTENCE),
            "sections",
            sections,
            "runFacts",
            facts));
  }

  private static SectionView section(MistakeSection mistake) {
    List<Content> blocks = new ArrayList<>();
    int room = ROOM_OF_A_MISTAKE;
    int left = 0;
    for (Evidence evidence : mistake.blocks()) {
      String id = "m" + mistake.number() + "-b" + (blocks.size() + 1);
      String html = fitting(evidence, id, room);
      if (html.isEmpty()) {
        left++;
      } else {
        room -= size(html);
        blocks.add(output -> output.writeContent(html));
      }
    }
    return new SectionView(
        mistake.number(),
        mistake.title(),
        mistake.badge(),
        ShownText.of(mistake.sentence(), LONGEST_SENTENCE),
        blocks,
        left == 0 ? "" : ShownNumber.count(left) + " more blocks of evidence are in audit.json.");
  }

  private static String fitting(Evidence evidence, String id, int room) {
    for (Detail detail : Detail.values()) {
      // Drawing what cannot fit anyway would make a page of many large blocks slow.
      if (room < detail.leastRoom()) {
        continue;
      }
      BlockView view = BlockView.of(evidence, id, detail);
      String html = render("block.jte", Map.of("block", view, "id", id));
      if (size(html) <= room) {
        return html;
      }
    }
    return "";
  }

  private static int size(String html) {
    return html.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String render(String template, Map<String, Object> values) {
    StringOutput output = new StringOutput();
    ENGINE.render(template, values, output);
    return output.toString();
  }
}
