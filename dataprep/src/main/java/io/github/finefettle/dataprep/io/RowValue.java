package io.github.finefettle.dataprep.io;

import io.github.finefettle.dataprep.examples.internal.StoredValue;
import java.util.List;
import java.util.Optional;

/**
 * A value in a row as a reader of chats sees it.
 *
 * @param row the row
 * @param path where the value stands
 */
record RowValue(FieldRow row, FieldPath path) implements StoredValue<RowValue> {
  @Override
  public boolean isObject() {
    return row.kind(path) == ValueKind.OBJECT;
  }

  @Override
  public boolean isArray() {
    return row.kind(path) == ValueKind.ARRAY;
  }

  @Override
  public boolean isString() {
    return row.kind(path) == ValueKind.STRING;
  }

  @Override
  public boolean isNull() {
    return row.kind(path) == ValueKind.NULL;
  }

  @Override
  public Optional<RowValue> find(String name) {
    FieldPath member = path.member(name);
    return row.kind(member) == ValueKind.MISSING
        ? Optional.empty()
        : Optional.of(new RowValue(row, member));
  }

  @Override
  public List<RowValue> items() {
    return row.elements(path).stream().map(item -> new RowValue(row, item)).toList();
  }

  @Override
  public String text() {
    return row.text(path).orElse("");
  }
}
