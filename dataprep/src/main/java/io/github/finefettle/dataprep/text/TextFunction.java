package io.github.finefettle.dataprep.text;

import java.util.function.UnaryOperator;

/** A pure function on a text that is a cleaning rule by itself, without settings. */
enum TextFunction {
  REPAIR_ENTITIES("repair-entities", RepairStep.ENTITIES::repair),
  REPAIR_C1_CONTROLS("repair-c1-controls", RepairStep.C1_CONTROLS::repair),
  REPAIR_LIGATURES("repair-ligatures", RepairStep.LIGATURES::repair),
  REPAIR_WIDTH("repair-width", RepairStep.WIDTH::repair),
  REPAIR_QUOTES("repair-quotes", RepairStep.QUOTES::repair),
  REPAIR_LINE_ENDS("repair-line-ends", RepairStep.LINE_ENDS::repair),
  REPAIR_SURROGATES("repair-surrogates", RepairStep.SURROGATES::repair),
  REPAIR_TERMINAL_ESCAPES("repair-terminal-escapes", RepairStep.TERMINAL_ESCAPES::repair),
  REPAIR_BYTE_ORDER_MARKS("repair-byte-order-marks", RepairStep.BYTE_ORDER_MARKS::repair),
  REPAIR_CONTROLS("repair-controls", RepairStep.CONTROLS::repair),
  REPAIR_NORMAL_FORM("repair-normal-form", RepairStep.NORMAL_FORM::repair),
  STRIP_HTML("strip-html", MarkupStripping::stripHtml),
  STRIP_MARKDOWN("strip-markdown", MarkupStripping::stripMarkdown);

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // the functions are static and have no state
  private final UnaryOperator<String> function;

  TextFunction(String id, UnaryOperator<String> function) {
    this.id = id;
    this.function = function;
  }

  String id() {
    return id;
  }

  String apply(String text) {
    return function.apply(text);
  }

  static TextFunction of(RepairStep step) {
    // The name of a constant is that of its step; encoding has a rule of its own.
    return valueOf("REPAIR_" + step.name());
  }
}
