package io.github.finefettle.examples.evaluating;

import io.github.finefettle.dataprep.io.FieldPath;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.ValueKind;
import io.github.finefettle.metrics.text.PythonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where reference, prediction and scores stand in a row, and how they are read. What does not fit
 * is said by an {@link UnfitRowException}, which names field and expectation.
 *
 * @param reference one reference, or an array of them
 * @param references an array of references
 * @param prediction what the model gave
 * @param scores numbers of the model
 */
record RowFields(
    FieldPath reference, FieldPath references, FieldPath prediction, FieldPath scores) {

  /** The field of the truth where the user names none; an array may also stand in "references". */
  static final String REFERENCE = "reference";

  /** Java itself also reads 4d and 0x1p3, which no one means. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d++\\.?\\d*+|\\.\\d++)([eE][+-]?\\d++)?");

  static RowFields named(String reference, String prediction, String scores) {
    return new RowFields(
        FieldPath.parse(reference),
        FieldPath.parse(reference.equals(REFERENCE) ? "references" : reference),
        FieldPath.parse(prediction),
        FieldPath.parse(scores));
  }

  /** Where the truth stands: the one of both fields that the row has. */
  FieldPath truth(FieldRow row) {
    if (isThere(row, reference)) {
      return reference;
    }
    if (isThere(row, references)) {
      return references;
    }
    throw new UnfitRowException(
        "it has no \""
            + reference
            + (references.equals(reference) ? "" : "\" and no \"" + references)
            + "\"; its fields are "
            + row.names());
  }

  static boolean isThere(FieldRow row, FieldPath path) {
    ValueKind kind = row.kind(path);
    return kind != ValueKind.MISSING && kind != ValueKind.NULL;
  }

  /** A label or another single value, as text. */
  static String scalar(FieldRow row, FieldPath path) {
    ValueKind kind = row.kind(path);
    if (kind == ValueKind.ARRAY && row.elements(path).size() == 1) {
      return scalar(row, row.elements(path).get(0));
    }
    if (kind == ValueKind.MISSING
        || kind == ValueKind.NULL
        || kind == ValueKind.ARRAY
        || kind == ValueKind.OBJECT) {
      throw unfit(path, "must be one text, number or truth value", kind);
    }
    return row.text(path).orElse("");
  }

  /** One text or an array of them. */
  static List<String> texts(FieldRow row, FieldPath path) {
    if (row.kind(path) != ValueKind.ARRAY) {
      return List.of(scalar(row, path));
    }
    List<String> texts = new ArrayList<>();
    for (FieldPath element : row.elements(path)) {
      texts.add(scalar(row, element));
    }
    return texts;
  }

  /**
   * As {@link #texts}; null in an array fills the place of a reference that a row does not have.
   */
  static List<String> references(FieldRow row, FieldPath path) {
    if (row.kind(path) != ValueKind.ARRAY) {
      return texts(row, path);
    }
    return row.elements(path).stream()
        .filter(element -> isThere(row, element))
        .map(element -> scalar(row, element))
        .toList();
  }

  /** An array of tags or labels, or one text of them with white space between. */
  static List<String> words(FieldRow row, FieldPath path) {
    return row.kind(path) == ValueKind.ARRAY
        ? texts(row, path)
        : PythonText.split(scalar(row, path));
  }

  static double number(FieldRow row, FieldPath path) {
    ValueKind kind = row.kind(path);
    if (kind == ValueKind.BOOLEAN) {
      return row.text(path).orElse("").equals("true") ? 1 : 0;
    }
    String text = scalar(row, path);
    String plain = PythonText.strip(text);
    if (NUMBER.matcher(plain).matches()) {
      double value = Double.parseDouble(plain);
      if (Double.isFinite(value)) {
        return value;
      }
    }
    throw unfit(path, "must be a finite number but is \"" + shortened(text) + "\"", kind);
  }

  static double[] numbers(FieldRow row, FieldPath path) {
    if (row.kind(path) != ValueKind.ARRAY) {
      return new double[] {number(row, path)};
    }
    List<FieldPath> elements = row.elements(path);
    double[] numbers = new double[elements.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(row, elements.get(i));
    }
    return numbers;
  }

  /** The members of an object of numbers, in the order of the file. */
  static Map<String, Double> numbersByName(FieldRow row, FieldPath path) {
    if (row.kind(path) != ValueKind.OBJECT) {
      throw unfit(path, "must be an object with a number for each name", row.kind(path));
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (FieldPath member : row.members(path)) {
      numbers.put(member.name().orElse(""), number(row, member));
    }
    return numbers;
  }

  private static UnfitRowException unfit(FieldPath path, String expectation, ValueKind kind) {
    String found = kind == ValueKind.MISSING ? "; it is missing" : " (it holds " + name(kind) + ")";
    return new UnfitRowException("\"" + path + "\" " + expectation + found);
  }

  private static String name(ValueKind kind) {
    return switch (kind) {
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a truth value";
      case NULL -> "null";
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case MISSING -> "nothing";
    };
  }

  private static String shortened(String text) {
    return text.length() <= 20 ? text : text.substring(0, 20) + "...";
  }
}
