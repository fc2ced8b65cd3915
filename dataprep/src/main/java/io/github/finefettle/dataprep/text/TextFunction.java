package io.github.finefettle.dataprep.text;

import java.util.function.UnaryOperator;

/** A pure function on a text that is a cleaning rule by itself, without settings. */
public enum TextFunction {
  /** Encoding damage is undone, with the C1 controls: {@link EncodingRepair#repair}. */
  REPAIR_ENCODING("repair-encoding", EncodingRepair::repair),
  /** HTML character references are resolved once: {@link HtmlEntities#unescape}. */
  UNESCAPE_ENTITIES("unescape-entities", HtmlEntities::unescape),
  /** Normal form C, without what nobody sees: {@link UnicodeForm#normalize}. */
  NORMALIZE_UNICODE("normalize-unicode", UnicodeForm::normalize),
  /** White space in one form: {@link WhiteSpace#normalize}. */
  NORMALIZE_WHITESPACE("normalize-whitespace", WhiteSpace::normalize),
  /** {@link RepairStep#ENTITIES} alone. */
  REPAIR_ENTITIES("repair-entities", RepairStep.ENTITIES::repair),
  /** {@link RepairStep#C1_CONTROLS} alone. */
  REPAIR_C1_CONTROLS("repair-c1-controls", RepairStep.C1_CONTROLS::repair),
  /** {@link RepairStep#LIGATURES} alone. */
  REPAIR_LIGATURES("repair-ligatures", RepairStep.LIGATURES::repair),
  /** {@link RepairStep#WIDTH} alone. */
  REPAIR_WIDTH("repair-width", RepairStep.WIDTH::repair),
  /** {@link RepairStep#QUOTES} alone. */
  REPAIR_QUOTES("repair-quotes", RepairStep.QUOTES::repair),
  /** {@link RepairStep#LINE_ENDS} alone. */
  REPAIR_LINE_ENDS("repair-line-ends", RepairStep.LINE_ENDS::repair),
  /** {@link RepairStep#SURROGATES} alone. */
  REPAIR_SURROGATES("repair-surrogates", RepairStep.SURROGATES::repair),
  /** {@link RepairStep#TERMINAL_ESCAPES} alone. */
  REPAIR_TERMINAL_ESCAPES("repair-terminal-escapes", RepairStep.TERMINAL_ESCAPES::repair),
  /** {@link RepairStep#BYTE_ORDER_MARKS} alone. */
  REPAIR_BYTE_ORDER_MARKS("repair-byte-order-marks", RepairStep.BYTE_ORDER_MARKS::repair),
  /** {@link RepairStep#CONTROLS} alone. */
  REPAIR_CONTROLS("repair-controls", RepairStep.CONTROLS::repair),
  /** {@link RepairStep#NORMAL_FORM} alone. */
  REPAIR_NORMAL_FORM("repair-normal-form", RepairStep.NORMAL_FORM::repair),
  /** HTML is stripped: {@link MarkupStripping#stripHtml}. */
  STRIP_HTML("strip-html", MarkupStripping::stripHtml),
  /** Marks of Markdown are stripped: {@link MarkupStripping#stripMarkdown}. */
  STRIP_MARKDOWN("strip-markdown", MarkupStripping::stripMarkdown);

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // the functions are static and have no state
  private final UnaryOperator<String> function;

  TextFunction(String id, UnaryOperator<String> function) {
    this.id = id;
    this.function = function;
  }

  /**
   * The id of the rule in plans.
   *
   * @return lower-case words joined by hyphens
   */
  public String id() {
    return id;
  }

  /**
   * Applies the function.
   *
   * @param text any text
   * @return the edited text; an equal one if there is nothing to edit
   */
  public String apply(String text) {
    return function.apply(text);
  }

  /**
   * Whether the function would change a text.
   *
   * @param text any text
   * @return true if it gives another text
   */
  public boolean changes(String text) {
    return !apply(text).equals(text);
  }

  static TextFunction of(RepairStep step) {
    // The name of a constant is that of its step; encoding comes with the C1 controls here.
    return valueOf("REPAIR_" + step.name());
  }
}
