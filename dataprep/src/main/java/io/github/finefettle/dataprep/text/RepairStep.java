package io.github.finefettle.dataprep.text;

import java.util.Arrays;

/**
 * One repair of {@link TextRepair}, in the order in which they are applied. Each is a pure function
 * that returns the same text where it has nothing to do.
 */
public enum RepairStep {
  /** HTML character references become characters; see {@link TextRepair#entitiesBesideMarkup()}. */
  ENTITIES("entities", TextScan.AMPERSAND) {
    @Override
    public String repair(String text) {
      return HtmlEntities.unescapeFully(text);
    }
  },
  /**
   * UTF-8 that was read by the wrong code page is read again. Together with {@link #C1_CONTROLS} it
   * is {@link EncodingRepair}.
   */
  ENCODING("encoding", TextScan.BEYOND_ASCII) {
    @Override
    public String repair(String text) {
      return EncodingRepair.repair(text, false);
    }
  },
  /** The controls U+0080 to U+009F become the signs that windows-1252 has at their places. */
  C1_CONTROLS("c1-controls", TextScan.CONTROL_1) {
    @Override
    public String repair(String text) {
      return EncodingRepair.withoutControls(text);
    }
  },
  /** Latin ligatures such as U+FB01 are taken apart. */
  LIGATURES("ligatures", TextScan.LIGATURE) {
    @Override
    public String repair(String text) {
      return Substitutions.withoutLigatures(text);
    }
  },
  /**
   * Full-width Latin, half-width Katakana and Hangul, and the ideographic space become usual ones.
   */
  WIDTH("width", TextScan.WIDTH) {
    @Override
    public String repair(String text) {
      return Substitutions.withNormalWidth(text);
    }
  },
  /** Curly quotes become straight ones. */
  QUOTES("quotes", TextScan.QUOTE) {
    @Override
    public String repair(String text) {
      return Substitutions.withStraightQuotes(text);
    }
  },
  /** Carriage returns and the separators of Unicode become line feeds. */
  LINE_ENDS("line-ends", TextScan.CARRIAGE_RETURN | TextScan.CONTROL_1 | TextScan.PUNCTUATION) {
    @Override
    public String repair(String text) {
      return Substitutions.withLineFeeds(text);
    }
  },
  /** Half a surrogate pair becomes U+FFFD. */
  SURROGATES("surrogates", TextScan.SURROGATE) {
    @Override
    public String repair(String text) {
      return Substitutions.withoutHalfPairs(text);
    }
  },
  /** The sequences by which terminals set colours are removed. */
  TERMINAL_ESCAPES("terminal-escapes", TextScan.ESCAPE) {
    @Override
    public String repair(String text) {
      return TerminalEscapes.removed(text);
    }
  },
  /** Byte order marks are removed, wherever they stand. */
  BYTE_ORDER_MARKS("byte-order-marks", TextScan.SPECIAL) {
    @Override
    public String repair(String text) {
      return Substitutions.withoutByteOrderMarks(text);
    }
  },
  /** Controls that nothing shows are removed; tabs, line ends and form feeds stay. */
  CONTROLS("controls", TextScan.CONTROL | TextScan.PUNCTUATION | TextScan.SPECIAL) {
    @Override
    public String repair(String text) {
      return Substitutions.withoutControls(text);
    }
  },
  /** The text is brought to Unicode's normal form C. */
  NORMAL_FORM("normal-form", TextScan.COMPOSABLE) {
    @Override
    public String repair(String text) {
      return NormalFormC.of(text);
    }
  };

  private final String id;
  private final int bits;

  RepairStep(String id, int bits) {
    this.id = id;
    this.bits = bits;
  }

  /**
   * The repair's name in JSON and on command lines.
   *
   * @return lower-case words joined by hyphens
   */
  public String id() {
    return id;
  }

  /**
   * Applies this repair alone, once.
   *
   * @param text any text
   * @return the repaired text; the same text if there is nothing to repair
   */
  public abstract String repair(String text);

  /** Whether a text with these bits of {@link TextScan} can need this repair. */
  boolean canMatter(int scanned) {
    return (scanned & bits) != 0;
  }

  /**
   * The repair of a name.
   *
   * @param id a name as {@link #id()} gives it
   * @return the repair
   * @throws IllegalArgumentException if there is none of that name
   */
  public static RepairStep of(String id) {
    return Arrays.stream(values())
        .filter(step -> step.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The repair (\""
                        + id
                        + "\") is not known. Use one of "
                        + Arrays.stream(values()).map(RepairStep::id).toList()
                        + "."));
  }
}
