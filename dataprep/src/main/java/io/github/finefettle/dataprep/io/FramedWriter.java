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
    return part.write(joined(encodedRowsOfOneChunk));
  }

  /** One array of the size that is needed: chunks are megabytes, and copies of them cost time. */
  private byte[] joined(List<byte[]> rows) {
    byte[] before = part.position() == 0 ? prefix() : separator();
    byte[] between = separator();
    long size = before.length + (rows.size() - 1L) * between.length;
    for (byte[] row : rows) {
      size += row.length;
    }
    byte[] chunk = new byte[Math.toIntExact(size)];
    int at = 0;
    byte[] next = before;
    for (byte[] row : rows) {
      System.arraycopy(next, 0, chunk, at, next.length);
      at += next.length;
      System.arraycopy(row, 0, chunk, at, row.length);
      at += row.length;
      next = between;
    }
    return chunk;
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
