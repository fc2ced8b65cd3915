package io.github.finefettle.dataprep.io;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes rows as lines of JSON or as the elements of an array. */
final class JsonWriter extends FramedWriter {
  private final boolean lines;
  private final Frame frame;
  private final Optional<List<String>> members;

  /** What stands around the rows. */
  private static final class Frame {
    private final byte[] prefix;
    private final byte[] separator;
    private final byte[] suffix;
    private final byte[] empty;

    Frame(byte[] prefix, byte[] separator, byte[] suffix, byte[] empty) {
      this.prefix = prefix;
      this.separator = separator;
      this.suffix = suffix;
      this.empty = empty;
    }
  }

  JsonWriter(
      PartFile part,
      DataFormat format,
      Optional<SourceFrame> like,
      Optional<List<String>> members) {
    super(part);
    this.lines = format == DataFormat.JSONL;
    this.members = members;
    this.frame = like.map(JsonWriter::frame).orElse(lines ? lineFrame() : arrayFrame());
  }

  private static Frame frame(SourceFrame like) {
    byte[] suffix = FrameText.utf8(like, like.suffix());
    return new Frame(
        FrameText.utf8(like, like.prefix()),
        FrameText.utf8(like, like.separator()),
        suffix,
        like.format() == DataFormat.JSON ? suffix : new byte[0]);
  }

  private static Frame lineFrame() {
    return new Frame(new byte[0], ascii("\n"), ascii("\n"), new byte[0]);
  }

  private static Frame arrayFrame() {
    return new Frame(ascii("[\n"), ascii(",\n"), ascii("\n]\n"), ascii("]\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public byte[] encode(FieldRow row) {
    JsonRow json = row.toJsonRow();
    byte[] bytes = members.isPresent() ? json.only(members.get()) : json.encoded();
    return lines ? JsonLine.of(bytes) : bytes;
  }

  @Override
  byte[] prefix() {
    return frame.prefix;
  }

  @Override
  byte[] separator() {
    return frame.separator;
  }

  @Override
  byte[] suffix(boolean rows) {
    return rows ? frame.suffix : frame.empty;
  }
}
