package io.github.finefettle.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Excerpt;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.evidence.Table;
import io.github.finefettle.core.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody's text becomes markup, wherever it stands. */
class EscapingTest {
  private static final List<Double> XS = List.of(1.0, 2.0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "\" onload=\"alert(1)\" x=\"",
        "]]><script>alert(1)</script>",
        "--><script>alert(1)</script><!--",
        "</title></style></svg><script>alert(1)</script>",
        "</text><a href=\"javascript:alert(1)\">x</a>",
        "<svg onload=alert(1)>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "${title} @template.page() {{7*7}}",
        "<!--",
        "<![CDATA[",
        "&#x3c;script>",
        "`><iframe src=//example.org>"
      })
  void textsOfOthersStayText(String attack) {
    Document plain = Jsoup.parse(everywhere("harmless").toHtml());
    Document page = Jsoup.parse(everywhere(attack).toHtml());
    assertThat(names(page)).isEqualTo(names(plain));
    assertThat(page.getAllElements()).hasSameSizeAs(plain.getAllElements());
    assertThat(attributeNames(page)).isEqualTo(attributeNames(plain));
    assertThat(page.select("script, img, iframe, object, embed, form, input, base")).isEmpty();
    assertThat(page.title()).isEqualTo(attack.strip());
    assertThat(page.expectFirst("blockquote").wholeText()).isEqualTo(attack);
    assertThat(page.expectFirst("svg title").wholeText()).isEqualTo(attack);
    assertThat(page.select("[role=region]").attr("aria-label")).isEqualTo(attack);
  }

  @Test
  void thePageAsksForNothingFromAnywhere() {
    for (FineTuningAudit audit : List.of(SampleEvidence.audit(), everywhere("x"))) {
      String html = audit.toHtml();
      Document page = Jsoup.parse(html);
      assertThat(page.select("script, img, iframe, object, embed, video, audio, source, base, use"))
          .isEmpty();
      assertThat(page.select("[src], [srcset], [data], [action], [poster]")).isEmpty();
      assertThat(page.select("link[href]").eachAttr("href")).containsExactly("data:,");
      assertThat(page.select("a[href]").eachAttr("href")).allMatch(h -> h.startsWith("#mistake-"));
      assertThat(page.select("style").html()).doesNotContain("url(").doesNotContain("@import");
      assertThat(page.select("[style]")).isEmpty();
      assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
          .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    }
  }

  @Test
  void everyIdIsUniqueAndEveryReferenceLeadsSomewhere() {
    Document page = Jsoup.parse(SampleEvidence.audit().toHtml());
    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    page.select("[aria-labelledby]")
        .eachAttr("aria-labelledby")
        .forEach(refs -> assertThat(ids).contains(refs.split(" ")));
    page.select("a[href]")
        .eachAttr("href")
        .forEach(href -> assertThat(ids).contains(href.substring(1)));
  }

  @Test
  void headingsStandInOrderAndEveryFigureHasACaptionAndWords() {
    Document page = Jsoup.parse(SampleEvidence.audit().toHtml());
    int level = 0;
    for (Element heading : page.select("h1, h2, h3, h4")) {
      int next = heading.tagName().charAt(1) - '0';
      assertThat(next).isLessThanOrEqualTo(level + 1);
      level = next;
    }
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("figure")).allMatch(f -> f.selectFirst("figcaption") != null);
    assertThat(page.select("svg.drawing")).hasSizeGreaterThan(7);
    for (Element drawing : page.select("svg.drawing")) {
      assertThat(drawing.attr("role")).isEqualTo("img");
      assertThat(drawing.expectFirst("> title").text()).isNotBlank();
      assertThat(drawing.expectFirst("> desc").text()).isNotBlank();
    }
    assertThat(page.select(".badge")).allMatch(b -> !b.text().isBlank());
    assertThat(page.select(".cards > li")).hasSize(6);
  }

  @Test
  void whatNoPageCanHoldIsReplaced() {
    String odd = "a\u0000b\u001bc\u202Ed\u2066e\uD800f\uFFFEg\u009Fh";
    String html = everywhere(odd).toHtml();
    assertThat(html).contains("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uFFFDh");
    for (char c : new char[] {'\u0000', '\u001b', '\u202E', '\u2066', '\uFFFE', '\u009F'}) {
      assertThat(html.indexOf(c)).isNegative();
    }
    assertThat(html.chars().filter(c -> c == 0xD800).count()).isZero();
  }

  private static FineTuningAudit everywhere(String text) {
    Evidence evidence =
        Evidence.of(text, Mistake.OVERFITTING, text)
            .with(
                Claim.required("c", text, ClaimState.NOT_MET)
                    .withValue(1)
                    .withInterval(new Interval(0, 2, 0.95, text)))
            .with(new Finding(Severity.WARNING, "f", text, text))
            .withFact(text, text)
            .with(new Table(text, List.of(text), List.of(List.of(text))))
            .with(
                new Figure.Lines(
                    text, text, text, List.of(Figure.Series.of(text, XS, XS).marking(0))))
            .with(
                new Figure.Matrix(
                    text, text, text, List.of(text), List.of(text), List.of(List.of(1L))))
            .with(new Figure.Flow(text, text, List.of(new Figure.Stage(text, 2, 1))))
            .with(new Figure.Bars(text, text, List.of(Figure.Bar.of(text, 1, 0, 2))))
            .with(new Figure.Scatter(text, text, text, List.of(text, text), XS, XS))
            .with(
                new Figure.ParallelCoordinates(
                    text, List.of(text, text), List.of(text), List.of(XS)))
            .with(new Excerpt(text, text));
    return FineTuningAudit.of(evidence).withTitle(text).withRunFacts(Map.of(text, text));
  }

  private static List<String> names(Document page) {
    return page.getAllElements().stream().map(Element::tagName).toList();
  }

  private static Set<String> attributeNames(Document page) {
    Set<String> names = new TreeSet<>();
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        names.add(element.tagName() + " " + attribute.getKey());
      }
    }
    return names;
  }
}
