package io.github.finefettle.dataprep.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/** The tags and comments of a text, told from other uses of the sign for "less than". */
final class HtmlTags {
  /** Elements that are never closed, or need not be. */
  private static final Set<String> OPEN =
      Set.of(
          "br", "hr", "img", "input", "wbr", "meta", "link", "col", "area", "base", "embed", "p",
          "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "body", "html",
          "head");

  /** A tag or a comment; the name is empty for a comment. */
  private record Place(int start, int end, String name, boolean closing) {}

  private final String text;
  private final List<Place> places;

  private HtmlTags(String text, List<Place> places) {
    this.text = text;
    this.places = places;
  }

  static HtmlTags in(String text) {
    List<Place> found = new ArrayList<>();
    boolean comments = text.indexOf("-->") >= 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      Place place = c == '<' ? at(text, i, comments) : null;
      if (place != null) {
        found.add(place);
        i = place.end;
      } else {
        // Inline code is not looked into.
        i = c == '`' ? CodeFences.inlineEnd(text, i) : i + 1;
      }
    }
    return new HtmlTags(text, closed(found));
  }

  private static @Nullable Place at(String text, int start, boolean comments) {
    if (text.startsWith("<!--", start)) {
      int end = comments ? text.indexOf("-->", start + 4) : -1;
      return end < 0 ? null : new Place(start, end + 3, "", false);
    }
    boolean closing = start + 1 < text.length() && text.charAt(start + 1) == '/';
    int nameStart = start + (closing ? 2 : 1);
    if (text.regionMatches(true, nameStart, "!doctype", 0, 8)) {
      int end = tagEnd(text, nameStart);
      return end < 0 ? null : new Place(start, end, "", false);
    }
    int nameEnd = nameStart;
    while (nameEnd < text.length() && isOfName(text.charAt(nameEnd))) {
      nameEnd++;
    }
    if (nameEnd == nameStart || nameEnd - nameStart > 10 || !isBehindName(text, nameEnd)) {
      return null;
    }
    String name = text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
    int end = Tag.isKnownTag(name) ? tagEnd(text, nameEnd) : -1;
    return end < 0 ? null : new Place(start, end, name, closing);
  }

  private static boolean isOfName(char c) {
    return MojibakeSignatures.isAsciiLetter(c) || (c >= '0' && c <= '9');
  }

  private static boolean isBehindName(String text, int at) {
    return at < text.length() && (text.charAt(at) <= ' ' || "/>".indexOf(text.charAt(at)) >= 0);
  }

  /** Behind the end of a tag, or -1: another opening sign comes first. */
  private static int tagEnd(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return i + 1;
      }
      if (c == '<') {
        return -1;
      }
    }
    return -1;
  }

  /** Without the tags that must be closed and are not, and without closing tags of nothing. */
  private static List<Place> closed(List<Place> found) {
    Map<String, Integer> lastClosing = new HashMap<>();
    Map<String, Integer> firstOpening = new HashMap<>();
    for (Place place : found) {
      if (place.closing) {
        lastClosing.put(place.name, place.start);
      } else {
        firstOpening.putIfAbsent(place.name, place.start);
      }
    }
    List<Place> kept = new ArrayList<>();
    for (Place place : found) {
      boolean needsNone = place.name.isEmpty() || (!place.closing && OPEN.contains(place.name));
      boolean hasPartner =
          place.closing
              ? firstOpening.getOrDefault(place.name, Integer.MAX_VALUE) < place.start
              : lastClosing.getOrDefault(place.name, -1) > place.start;
      if (needsNone || hasPartner) {
        kept.add(place);
      }
    }
    return kept;
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  /** Whether a tag makes lines or paragraphs, so that line ends in the source are mere spaces. */
  boolean hasBlocks() {
    return places.stream()
        .anyMatch(p -> !p.name.isEmpty() && !p.name.equals("br") && Tag.valueOf(p.name).isBlock());
  }

  /**
   * The text with every other opening sign as a reference, so that a parser sees the tags alone.
   */
  String escaped() {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int next = 0;
    for (int i = 0; i < text.length(); ) {
      if (next < places.size() && places.get(next).start == i) {
        out.append(text, i, places.get(next).end);
        i = places.get(next++).end;
      } else {
        char c = text.charAt(i++);
        if (c == '<') {
          out.append("&lt;");
        } else {
          out.append(c);
        }
      }
    }
    return out.toString();
  }
}
