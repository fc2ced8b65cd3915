package io.github.finefettle.dataprep.text.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Texts of ASCII alone as bytes, looked at eight at a time. Most texts are such, and a question
 * about each character of a text then costs an eighth of what a loop over its characters does.
 *
 * <p>A set of the eight places is a long with the highest bit of each byte in the set; the first
 * place is the lowest byte. All methods are pure.
 */
public final class AsciiBytes {
  /** All eight places. */
  public static final long ALL = 0x8080808080808080L;

  private static final long ONES = 0x0101010101010101L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private AsciiBytes() {}

  /**
   * The bytes of a text, one for each character.
   *
   * @param text any text
   * @return new bytes, each 0 or more, or null where a character is beyond ASCII; an unpaired
   *     surrogate passes for a question mark
   */
  public static byte @Nullable [] orNull(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length == text.length() ? bytes : null;
  }

  /**
   * Eight bytes.
   *
   * @param bytes at least eight
   * @param from the place of the first, which becomes the lowest
   * @return the bytes
   */
  public static long eight(byte[] bytes, int from) {
    return (long) LONGS.get(bytes, from);
  }

  /**
   * The places of characters from one on.
   *
   * @param eight eight bytes of ASCII
   * @param least the least character, 1 or more
   * @return the set of the places
   */
  public static long from(long eight, int least) {
    // No byte overflows into the next: both numbers are below 0x80.
    return (eight + (0x80 - least) * ONES) & ALL;
  }

  /**
   * The places of characters in a range.
   *
   * @param eight eight bytes of ASCII
   * @param least the least character, 1 or more
   * @param most the greatest character, less than 0x7F
   * @return the set of the places
   */
  public static long between(long eight, int least, int most) {
    return from(eight, least) & ~from(eight, most + 1);
  }
}
