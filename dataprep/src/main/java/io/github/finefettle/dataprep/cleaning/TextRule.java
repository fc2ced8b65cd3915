package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.text.EncodingRepair;
import io.github.finefettle.dataprep.text.HtmlEntities;
import io.github.finefettle.dataprep.text.UnicodeForm;
import io.github.finefettle.dataprep.text.WhiteSpace;
import java.util.Arrays;
import java.util.Optional;

/** The built-in rules that edit one text by itself. */
enum TextRule {
  REPAIR_ENCODING("repair-encoding"),
  UNESCAPE_ENTITIES("unescape-entities"),
  NORMALIZE_UNICODE("normalize-unicode"),
  NORMALIZE_WHITESPACE("normalize-whitespace");

  private final String id;

  TextRule(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  String edited(String text) {
    return switch (this) {
      case REPAIR_ENCODING -> EncodingRepair.repair(text);
      case UNESCAPE_ENTITIES -> HtmlEntities.unescape(text);
      case NORMALIZE_UNICODE -> UnicodeForm.normalize(text);
      case NORMALIZE_WHITESPACE -> WhiteSpace.normalize(text);
    };
  }

  static Optional<TextRule> find(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
  }
}
