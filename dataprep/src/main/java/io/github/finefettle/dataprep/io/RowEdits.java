package io.github.finefettle.dataprep.io;

import io.github.finefettle.dataprep.examples.internal.TurnEdits;

/** Edits of the values of a row, one after the other. */
final class RowEdits implements TurnEdits<RowValue> {
  private FieldRow row;

  RowEdits(FieldRow row) {
    this.row = row;
  }

  @Override
  public void putText(RowValue place, String text) {
    row = row.with(place.path(), text);
  }

  @Override
  public void putCalls(RowValue place, String calls) {
    row = row.with(place.path(), calls);
  }

  @Override
  public void addMember(RowValue object, String name, String text) {
    row = row.with(object.path().member(name), text);
  }

  @Override
  public void addFirst(RowValue array, String json) {
    String rest = array.items().isEmpty() ? "" : ",";
    row = row.with(array.path(), "[" + json + rest + array.text().substring(1));
  }

  FieldRow applied() {
    return row;
  }
}
