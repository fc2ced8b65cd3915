package io.github.finefettle.dataprep.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Undoes encoding damage: UTF-8 that was read by a single-byte code page ("mojibake", also in
 * several layers), and windows-1252 signs that stand as controls U+0080 to U+009F.
 *
 * <p>The code pages are windows-1252 (with latin-1), 1251, 1250, 1253, 1254, 1257, iso-8859-2,
 * MacRoman and cp437. A sequence is decoded only where the evidence says that the text as it stands
 * is less likely than the one that comes out; a doubtful one is left alone. Where a byte was lost
 * for good, U+FFFD takes the place of the sequence, in texts whose other sequences leave no doubt.
 * Pure. Repair goes on until a pass changes nothing, for at most six layers; only a text with more
 * layers than that changes again when it is repaired twice.
 */
public final class EncodingRepair {
  /** More layers than this were not seen in the wild. */
  private static final int MOST_LAYERS = 6;

  private EncodingRepair() {}

  /**
   * A repaired text and how it was repaired.
   *
   * @param text the text
   * @param layers what was undone, in order, such as {@code "windows-1252"} or {@code "controls"};
   *     empty if nothing was
   */
  public record Repaired(String text, List<String> layers) {
    /** Copies the layers. */
    public Repaired {
      layers = List.copyOf(layers);
    }
  }

  /**
   * Repairs a text.
   *
   * @param text any text
   * @return the repaired text; the same text if nothing is to repair
   */
  public static String repair(String text) {
    return explain(text).text();
  }

  /**
   * Repairs a text and says how.
   *
   * @param text any text
   * @return the repaired text and the layers that were undone
   */
  public static Repaired explain(String text) {
    if (isAscii(text)) {
      return new Repaired(text, List.of());
    }
    List<String> layers = new ArrayList<>();
    String current = text;
    while (layers.size() < MOST_LAYERS) {
      String next = undoLayer(current, layers);
      if (next.equals(current)) {
        break;
      }
      current = next;
    }
    return new Repaired(current, layers);
  }

  private static String undoLayer(String text, List<String> layers) {
    MojibakePass best = MojibakePass.of(text, CodePage.WINDOWS_1252);
    for (CodePage page : CodePage.ALL.subList(1, CodePage.ALL.size())) {
      MojibakePass pass = MojibakePass.of(text, page);
      if (pass.evidence() > best.evidence()) {
        best = pass;
      }
    }
    if (best.evidence() > 0) {
      layers.add(best.pageName());
      return best.repaired();
    }
    String printable = replaceControls(text);
    if (!printable.equals(text)) {
      layers.add("controls");
    }
    return printable;
  }

  private static String replaceControls(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c >= 0x80 && c < 0xA0 ? CodePage.windows1252(c) : c);
    }
    return out.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
