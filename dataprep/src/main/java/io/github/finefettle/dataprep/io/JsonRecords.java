package io.github.finefettle.dataprep.io;

import io.github.finefettle.dataprep.io.RecordText.Decoded;

/** Records that are JSON objects. */
final class JsonRecords implements RecordParser {
  private final RecordText text;

  JsonRecords(RecordText text) {
    this.text = text;
  }

  @Override
  public ParsedRow<FieldRow> parse(byte[] in, int from, int to) {
    if (!text.isUtf8()) {
      return parse(text.decode(in, from, to));
    }
    JsonTokenizer tokenizer = new JsonTokenizer(in, from, to);
    if (!tokenizer.run() && tokenizer.isMalformedUtf8()) {
      return parse(text.repaired(in, from, to));
    }
    return row(tokenizer, in, from, to);
  }

  private static ParsedRow<FieldRow> parse(Decoded decoded) {
    JsonTokenizer tokenizer = new JsonTokenizer(decoded.bytes, decoded.from, decoded.to);
    tokenizer.run();
    ParsedRow<FieldRow> row = row(tokenizer, decoded.bytes, decoded.from, decoded.to);
    return decoded.note.isEmpty() ? row : row.withFallback(decoded.note);
  }

  private static ParsedRow<FieldRow> row(JsonTokenizer tokenizer, byte[] in, int from, int to) {
    if (!tokenizer.problem().isEmpty()) {
      return ParsedRow.rejected(tokenizer.problem());
    }
    if (tokenizer.tape().kind(0) != ValueKind.OBJECT) {
      return ParsedRow.rejected("The record is JSON but no object.");
    }
    return ParsedRow.of(JsonRow.of(in, from, to, tokenizer.tape()));
  }
}
