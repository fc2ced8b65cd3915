package io.github.finefettle.dataprep.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Undoes one layer of damage that lies over a whole text: writes it in a page, reads it as UTF-8.
 */
final class WholeTextReading {
  private WholeTextReading() {}

  /**
   * The text below the layer, or null if no code page gives UTF-8.
   *
   * @param layers takes the name of the code page, unless it is null
   */
  static @Nullable String of(String text, @Nullable List<String> layers) {
    String plain = PlainReading.of(text, layers);
    if (plain != null) {
      return plain;
    }
    int pages = CodePage.pagesOf(text);
    for (int i = 0; pages != 0; i++, pages >>= 1) {
      CodePage page = CodePage.ALL.get(i);
      String below = (pages & 1) != 0 ? read(text, page) : null;
      if (below != null) {
        if (layers != null) {
          layers.add(page.name());
        }
        return below;
      }
    }
    return null;
  }

  private static @Nullable String read(String text, CodePage page) {
    byte[] bytes = page.encode(text);
    int lost = LostBytes.kindsIn(bytes);
    // In MacRoman the byte D0 is a dash, which has a space behind it in right texts.
    if ((lost & LostBytes.SPACES) != 0 && page != CodePage.MACROMAN) {
      bytes = LostBytes.withSpacesMended(bytes);
    }
    if ((lost & LostBytes.REPLACED) != 0 && page.isWindows()) {
      bytes = LostBytes.withSequencesReplaced(bytes);
    }
    String below = new String(bytes, StandardCharsets.UTF_8);
    return below.indexOf('\uFFFD') < 0 ? below : readCarefully(bytes);
  }

  /** Where U+FFFD came out: it may stand in the text, or say that the bytes are no proper UTF-8. */
  private static @Nullable String readCarefully(byte[] bytes) {
    Utf8Census census = Utf8Census.ofWhole(bytes);
    if (census.malformed() > 0) {
      return null;
    }
    return census.variants() > 0
        ? Utf8Variants.decode(bytes, 0, bytes.length)
        : new String(bytes, StandardCharsets.UTF_8);
  }
}
