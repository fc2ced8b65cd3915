package io.github.finefettle.dataprep.text;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A finding, and what would stand in its place. */
record Suspicion(TextFinding finding, String replacement) {
  private static final int FLAG = 0x1F3F4;
  private static final int END_OF_TAGS = 0xE007F;

  /** Partners are looked for within a paragraph's length, so that no text takes endless time. */
  private static final int NEAR = 1000;

  /** All suspicious places of a text, in order; none overlaps another. */
  static List<Suspicion> in(String text) {
    if (isPlain(text)) {
      return List.of();
    }
    List<Suspicion> found = new ArrayList<>(hidden(text));
    found.addAll(MixedWords.in(text));
    found.sort(Comparator.comparingInt(s -> s.finding().start()));
    return withoutOverlaps(found);
  }

  /** Nothing below U+0370 is suspicious but the soft hyphen. */
  private static boolean isPlain(String text) {
    for (int i = 0, n = text.length(); i < n; i++) {
      char c = text.charAt(i);
      if (c >= 0x370 || c == 0xAD) {
        return false;
      }
    }
    return true;
  }

  /** A word with hidden characters inside is mentioned for those first, as one run of findings. */
  private static List<Suspicion> withoutOverlaps(List<Suspicion> sorted) {
    List<Suspicion> kept = new ArrayList<>();
    int end = 0;
    for (Suspicion suspicion : sorted) {
      if (suspicion.finding().start() >= end) {
        kept.add(suspicion);
        end = suspicion.finding().end();
      }
    }
    return kept;
  }

  private static List<Suspicion> hidden(String text) {
    List<Suspicion> found = new ArrayList<>();
    boolean fromRight = hasLettersFromRight(text);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (c == FLAG) {
        i = endOfFlag(text, next);
        continue;
      }
      TextFinding.Kind kind = kindOf(text, c, i, next);
      if (kind == TextFinding.Kind.DIRECTION && fromRight && isLegitimate(text, c, i)) {
        kind = null;
      }
      if (kind != null) {
        String what = String.format(Locale.ROOT, "U+%04X", c);
        found.add(new Suspicion(new TextFinding(kind, i, next, what), ""));
      }
      i = next;
    }
    return found;
  }

  /** Behind the tags of a flag such as Scotland's; behind the flag alone if they are not closed. */
  private static int endOfFlag(String text, int behindFlag) {
    int i = behindFlag;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (c < 0xE0020 || c > END_OF_TAGS) {
        break;
      }
      i += 2;
      if (c == END_OF_TAGS) {
        return i;
      }
    }
    return behindFlag;
  }

  private static TextFinding.@Nullable Kind kindOf(String text, int c, int at, int next) {
    if (c >= 0xE0000 && c <= END_OF_TAGS) {
      return TextFinding.Kind.TAG;
    }
    if (isDirection(c)) {
      return TextFinding.Kind.DIRECTION;
    }
    if (c == 0x200C || c == 0x200D) {
      return UnicodeForm.isJoinerNeeded(text, at, next) ? null : TextFinding.Kind.ZERO_WIDTH;
    }
    boolean zeroWidth =
        c == 0xAD
            || c == 0x180E
            || c == 0x200B
            || (c >= 0x2060 && c <= 0x2064)
            || c == 0xFEFF
            // Fillers of Hangul, which stand for no sound and show nothing.
            || c == 0x3164
            || c == 0xFFA0;
    return zeroWidth ? TextFinding.Kind.ZERO_WIDTH : null;
  }

  private static boolean isDirection(int c) {
    return isMark(c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isMark(int c) {
    return c == 0x200E || c == 0x200F || c == 0x61C;
  }

  private static boolean hasLettersFromRight(String text) {
    return text.codePoints()
        .anyMatch(
            c -> {
              // By block: Hebrew, Arabic and their kin, so that it is the same on every release.
              boolean block =
                  (c >= 0x590 && c <= 0x8FF)
                      || (c >= 0xFB1D && c <= 0xFDFF)
                      || (c >= 0xFE70 && c <= 0xFEFC)
                      || (c >= 0x10800 && c <= 0x10FFF)
                      || (c >= 0x1E800 && c <= 0x1EFFF);
              return block && FrozenUnicode.isLetter(c);
            });
  }

  /** Marks are; an isolate is where it is closed, or closes one, on its own line. */
  private static boolean isLegitimate(String text, int c, int at) {
    if (isMark(c)) {
      return true;
    }
    if (c >= 0x2066 && c <= 0x2068) {
      return isClosed(text, at);
    }
    return c == 0x2069 && isOpened(text, at);
  }

  private static boolean isClosed(String text, int at) {
    int depth = 0;
    for (int i = at; i < Math.min(text.length(), at + NEAR) && text.charAt(i) != '\n'; i++) {
      depth += step(text.charAt(i));
      if (depth == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpened(String text, int at) {
    int depth = 0;
    for (int i = at; i >= Math.max(0, at - NEAR) && text.charAt(i) != '\n'; i--) {
      depth += step(text.charAt(i));
      if (depth == 0) {
        return true;
      }
    }
    return false;
  }

  private static int step(char c) {
    return c >= 0x2066 && c <= 0x2068 ? 1 : c == 0x2069 ? -1 : 0;
  }
}
