package io.github.finefettle.dataprep.io;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes encoded rows with what stands around them. */
abstract class FramedWriter implements RowWriter<FieldRow> {
  private final PartFile part;
  private boolean completed;
  private boolean published;
  private boolean checked;

  FramedWriter(PartFile part) {
    this.part = part;
    this.checked = part.position() == 0;
  }

  /** What was written before a resume must begin as these rows would have. */
  private void checkBeginning() {
    if (!checked) {
      part.requireBeginning(prefix());
      checked = true;
    }
  }

  /** What stands before the first row. Asked for when the first row is there, or at the end. */
  abstract byte[] prefix();

  abstract byte[] separator();

  /**
   * What stands behind the last row.
   *
   * @param rows whether there is any row
   */
  abstract byte[] suffix(boolean rows);

  @Override
  public long append(List<byte[]> encodedRowsOfOneChunk) {
    if (encodedRowsOfOneChunk.isEmpty()) {
      return part.position();
    }
    checkBeginning();
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    boolean first = part.position() == 0;
    if (first) {
      chunk.writeBytes(prefix());
    }
    for (byte[] row : encodedRowsOfOneChunk) {
      if (!first) {
        chunk.writeBytes(separator());
      }
      first = false;
      chunk.writeBytes(row);
    }
    return part.write(chunk.toByteArray());
  }

  @Override
  public long complete() {
    boolean rows = part.position() > 0;
    ByteArrayOutputStream end = new ByteArrayOutputStream();
    if (!rows) {
      end.writeBytes(prefix());
    }
    end.writeBytes(suffix(rows));
    if (end.size() == 0 && !rows) {
      part.writeEmpty();
    } else {
      part.write(end.toByteArray());
    }
    completed = true;
    return part.position();
  }

  @Override
  public void publish() {
    if (!completed) {
      complete();
    }
    part.publish();
    published = true;
  }

  @Override
  public void discard() {
    if (!published) {
      part.discard();
    }
  }

  @Override
  public void close() {
    if (!published) {
      part.close();
    }
  }
}
