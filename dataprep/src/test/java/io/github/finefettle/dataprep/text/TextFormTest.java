package io.github.finefettle.dataprep.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "&lt;#&gt; call|<#> call",
        "R&amp;B &eacute;t&eacute;|R&B \u00E9t\u00E9",
        "&#163;5 &#x20AC;6 &#150;|\u00A35 \u20AC6 \u2013",
        "&amp;lt;|&lt;",
        "?a=1&copy=2&reg=3|?a=1&copy=2&reg=3",
        "AT&T; &nosuch; &|AT&T; &nosuch; &",
        "&#0; &#xD800; &#x110000; &#9999999;|&#0; &#xD800; &#x110000; &#9999999;",
        "&#128512;|\uD83D\uDE00"
      })
  void resolvesReferencesThatEndWithASemicolon(String text, String expected) {
    assertThat(HtmlEntities.unescape(text)).isEqualTo(expected);
  }

  @Test
  void bringsUnicodeToOneForm() {
    assertThat(UnicodeForm.normalize("cafe\u0301")).isEqualTo("caf\u00E9");
    assertThat(UnicodeForm.normalize("\uFEFFpa\u200Bss\u00ADword\u202E\u0007"))
        .isEqualTo("password");
    assertThat(UnicodeForm.normalize("a\tb\nc")).isEqualTo("a\tb\nc");
    assertThat(UnicodeForm.normalize("\uFB01 \uFF21")).isEqualTo("\uFB01 \uFF21");
    assertThat(UnicodeForm.normalize("x\uD83D")).isEqualTo("x\uFFFD");
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69";
    assertThat(UnicodeForm.normalize(family)).isEqualTo(family);
    String hidden = "hi" + Character.toString(0xE0041) + Character.toString(0xE0042);
    assertThat(UnicodeForm.normalize(hidden)).isEqualTo("hi");
    String scotland =
        Character.toString(0x1F3F4) + Character.toString(0xE0067) + Character.toString(0xE007F);
    assertThat(UnicodeForm.normalize(scotland)).isEqualTo(scotland);
  }

  @Test
  void bringsWhiteSpaceToOneForm() {
    assertThat(WhiteSpace.normalize("  a \u00A0\t b\u3000")).isEqualTo("a b");
    assertThat(WhiteSpace.normalize("a \r\nb\rc\n\n\n\nd")).isEqualTo("a\nb\nc\n\nd");
    assertThat(WhiteSpace.normalize("if x:\n    y")).isEqualTo("if x:\n    y");
    assertThat(WhiteSpace.normalize(" \n\t")).isEmpty();
    for (String text : List.of("a \r\n  b", "\u2028x\u0085  y ")) {
      String once = WhiteSpace.normalize(text);
      assertThat(WhiteSpace.normalize(once)).isEqualTo(once);
    }
  }
}
