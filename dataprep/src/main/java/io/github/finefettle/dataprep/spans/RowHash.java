package io.github.finefettle.dataprep.spans;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.HexFormat;
import java.util.List;

/** The texts of a row by 128 bits (MurmurHash3 over UTF-16), which stand in plans. */
final class RowHash {
  private RowHash() {}

  static String of(List<String> texts) {
    HashStream128 stream = Hashing.murmur3_128().hashStream();
    for (String text : texts) {
      stream.putString(text);
    }
    HashValue128 hash = stream.putInt(texts.size()).get();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(hash.getMostSignificantBits())
        + hex.toHexDigits(hash.getLeastSignificantBits());
  }
}
