package io.github.finefettle.dataprep.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupStrippingTest {
  private static void strips(String html, String text) {
    assertThat(MarkupStripping.stripHtml(html)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a < b and c > d",
        "List<String> x = new ArrayList<>();",
        "Map<K, V>",
        "vector<i> v;",
        "if a<b then b>a",
        "I <3 you </b>",
        "use the <b> tag",
        "x &lt; y &amp; z",
        "`<b>x</b>` is bold",
        "```html\n<p>one</p>\n```"
      })
  void leavesTextsAloneThatMentionTheSign(String text) {
    assertThat(MarkupStripping.stripHtml(text)).isSameAs(text);
  }

  @Test
  void paragraphsAndLinesStay() {
    strips("<p>One</p><p>Two <i>words</i></p>", "One\n\nTwo words");
    strips("<div>\n  <h1>Title</h1>\n  <p>Text\n  more</p>\n</div>", "Title\n\nText more");
    strips("one\ntwo <b>three</b>", "one\ntwo three");
    strips("x<br>y<br/>z", "x\ny\nz");
    strips("<ul><li>a</li><li>b</li></ul>", "- a\n- b");
  }

  @Test
  void codeIsKeptAsItIs() {
    strips(
        "<p>See:</p><pre><code>if (a &lt; b) {\n    x();\n}</code></pre><p>ok</p>",
        "See:\n\n```\nif (a < b) {\n    x();\n}\n```\n\nok");
    strips("Use <code>a&lt;b</code> here", "Use `a<b` here");
    strips("```\n<b>kept</b>\n```\n<b>gone</b>", "```\n<b>kept</b>\n```\ngone");
  }

  @Test
  void tablesStayReadable() {
    strips(
        "<table><tr><th>name</th><th>age</th></tr><tr><td>Ann</td><td>7</td></tr></table>",
        "name | age\nAnn | 7");
  }

  @Test
  void whatNobodySeesGoes() {
    strips("<script>alert(1)</script><style>p{}</style><p>hi<!-- no --></p>", "hi");
    strips("<img src='x' alt='a cat'> <b>!</b>", "a cat !");
  }

  @Test
  void mentionsBesideMarkupStay() {
    strips("Map<K, V> is <b>bold</b> &amp; 1 < 2", "Map<K, V> is bold & 1 < 2");
  }

  @Test
  void marksOfMarkdownGoOutsideCode() {
    assertThat(
            MarkupStripping.stripMarkdown(
                "# Title\nsee [this](http://x.y/z) and **bold**, not `**this**`\n"
                    + "```\n# kept [a](b)\n```\n- item\n![cat](c.png)"))
        .isEqualTo(
            "Title\nsee this and bold, not `**this**`\n```\n# kept [a](b)\n```\n- item\ncat");
    String plain = "2 ** 3 and f(x)[0] # no";
    assertThat(MarkupStripping.stripMarkdown(plain)).isSameAs(plain);
  }
}
