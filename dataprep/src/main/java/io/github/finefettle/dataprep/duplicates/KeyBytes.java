package io.github.finefettle.dataprep.duplicates;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes what is compared of a row as bytes. Each text stands behind its role, its speaker and the
 * lengths of both, so that different rows never have the same bytes.
 */
final class KeyBytes {
  private final ExactKey.Form form;
  private byte[] bytes = new byte[256];
  private int size;

  KeyBytes(ExactKey.Form form) {
    this.form = form;
  }

  /** An empty text outside a chat is none: records may leave it out or have it empty. */
  void add(Part part) {
    String text = normal(part.text(), form);
    if (text.isEmpty() && !part.isTurn()) {
      return;
    }
    room(1);
    bytes[size++] = code(part.role());
    append(part.speaker());
    append(text);
  }

  private static byte code(Role role) {
    return switch (role) {
      case INPUT -> 1;
      case TARGET -> 2;
      case LABEL -> 3;
      case GROUP -> 4;
      case SOURCE -> 5;
      case TIME -> 6;
      case ID -> 7;
      case CONTEXT -> 8;
      case REJECTED -> 9;
      case TOOLS -> 10;
      case CALL -> 11;
    };
  }

  DuplicateKey key() {
    byte[] exact = Arrays.copyOf(bytes, size);
    HashValue128 hash = Hashing.xxh3_128().hashBytesTo128Bits(exact);
    return new DuplicateKey(hash.getMostSignificantBits(), hash.getLeastSignificantBits(), exact);
  }

  /** The text in its normal form. */
  static String normal(String text, ExactKey.Form form) {
    return switch (form) {
      case RAW -> text;
      case TRIMMED -> trimmed(text);
      case FOLDED -> WordsOnly.of(text);
    };
  }

  /** A text of ASCII alone without a carriage return has its normal form but for its ends. */
  private static String trimmed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128 || c == '\r') {
        return ExactDuplicates.keyOf(text);
      }
    }
    return text.strip();
  }

  private void append(String text) {
    byte[] encoded = encoded(text);
    room(Integer.BYTES + encoded.length);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (encoded.length >>> shift);
    }
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
  }

  /** UTF-8 would make one question mark of all unpaired surrogates, so these rows stay UTF-16. */
  private static byte[] encoded(String text) {
    if (!hasUnpaired(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    byte[] units = new byte[2 * text.length() + 1];
    units[0] = (byte) 0xFF; // no text in UTF-8 begins so
    for (int i = 0; i < text.length(); i++) {
      units[2 * i + 1] = (byte) (text.charAt(i) >>> 8);
      units[2 * i + 2] = (byte) text.charAt(i);
    }
    return units;
  }

  private static boolean hasUnpaired(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
