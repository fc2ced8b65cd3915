package io.github.finefettle.dataprep.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Undoes encoding damage: UTF-8 that was read by a single-byte code page ("mojibake", also in
 * several layers), and windows-1252 signs that stand as controls U+0080 to U+009F.
 *
 * <p>The code pages are latin-1, windows-1252, 1251, 1250, 1253, 1254, 1257, iso-8859-2, MacRoman
 * and cp437, with the bytes that they leave undefined as controls. Nothing is touched unless
 * characters stand together that do not in right texts. Then the whole text is written in each code
 * page that has all its characters and read as UTF-8 (also as CESU-8, and with U+0000 in two
 * bytes); where that fails, its damaged parts are repaired by themselves. A byte A0 that became a
 * plain space is put back; where bytes were lost for good, U+FFFD takes the place of their
 * character.
 *
 * <p>The order of these attempts and the verdict on which text is damaged are those of ftfy 6.3.1.
 * Pure, and linear in the length of the text. Repair goes on until nothing changes, for at most
 * {@value #MOST_LAYERS} layers; only a text with more layers than that changes again when it is
 * repaired twice.
 */
public final class EncodingRepair {
  /** More than were ever seen in the wild; a limit, so that no text takes endless time. */
  static final int MOST_LAYERS = 16;

  private EncodingRepair() {}

  /**
   * A repaired text and how it was repaired.
   *
   * @param text the text
   * @param layers what was undone, in order, such as {@code "windows-1252"} or {@code "controls"};
   *     empty if nothing was. {@code "embedded"} stands for parts that were repaired by themselves
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
    return repair(text, true, null);
  }

  /**
   * Repairs a text.
   *
   * @param controls whether controls U+0080 to U+009F that are no part of a sequence count as
   *     damage
   */
  static String repair(String text, boolean controls) {
    return repair(text, controls, null);
  }

  /**
   * Repairs a text and says how.
   *
   * @param text any text
   * @return the repaired text and the layers that were undone
   */
  public static Repaired explain(String text) {
    List<String> layers = new ArrayList<>();
    String repaired = repair(text, true, layers);
    return new Repaired(repaired, layers);
  }

  private static String repair(String text, boolean controls, @Nullable List<String> layers) {
    String current = text;
    for (int i = 0; i < MOST_LAYERS && MojibakeEvidence.isFound(current); i++) {
      String below = undoLayer(current, controls, layers);
      if (below.equals(current)) {
        break;
      }
      current = below;
    }
    return current;
  }

  private static String undoLayer(String text, boolean controls, @Nullable List<String> layers) {
    String whole = WholeTextReading.of(text, layers);
    if (whole != null) {
      return whole;
    }
    String inParts = EmbeddedMojibake.repaired(text, controls);
    boolean changed = !inParts.equals(text);
    String below = changed || !controls ? inParts : withoutControls(text);
    if (layers != null && !below.equals(text)) {
      layers.add(changed ? "embedded" : "controls");
    }
    return below;
  }

  /** The signs that windows-1252 has at the places of the controls U+0080 to U+009F. */
  static String withoutControls(String text) {
    int first = 0;
    while (first < text.length() && !isControl(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(isControl(c) ? CodePage.windows1252(c) : c);
    }
    return out.toString();
  }

  private static boolean isControl(char c) {
    return c >= 0x80 && c < 0xA0;
  }
}
