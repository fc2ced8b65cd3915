package io.github.finefettle.dataprep.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The text of a file: unzipped where it begins with the two bytes of gzip, decoded as UTF-8 (or
 * UTF-16 by its byte order mark), and line by line as windows-1252 where a line is no UTF-8. The
 * whole file is held in memory.
 *
 * @param text the text without a byte order mark
 * @param charset the charset of the file as a whole
 * @param fallbackLines how many lines were read as windows-1252
 * @param lostCharacters how many places of UTF-16 hold half a character; U+FFFD stands for each
 */
record FileText(String text, String charset, long fallbackLines, long lostCharacters) {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** More control characters than this share, and a file is taken for no text. */
  private static final double MOST_CONTROLS = 0.01;

  static FileText read(Path file) {
    FileText decoded = decode(unzipped(file, bytes(file)));
    requireText(file, decoded.text);
    return decoded;
  }

  private static byte[] bytes(Path file) {
    if (Files.isDirectory(file)) {
      throw new UnreadableDataException(
          "The input (" + file + ") is a folder. Name one file in it.");
    }
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new UnreadableDataException(
          "The input file (" + file + ") does not exist. Check the path.", e);
    } catch (IOException e) {
      throw new UnreadableDataException(
          "The input file (" + file + ") cannot be read. Check its permissions and the disk.", e);
    }
  }

  private static byte[] unzipped(Path file, byte[] bytes) {
    if (bytes.length < 2 || (bytes[0] & 0xFF) != 0x1F || (bytes[1] & 0xFF) != 0x8B) {
      return bytes;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UnreadableDataException(
          "The input file ("
              + file
              + ") begins like gzip but cannot be unzipped. Maybe it was cut short: copy it again.",
          e);
    }
  }

  static FileText decode(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return utf16(bytes, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return utf16(bytes, StandardCharsets.UTF_16BE);
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    CharsetDecoder utf8 =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    StringBuilder text = new StringBuilder(bytes.length);
    long fallback = 0;
    while (start < bytes.length) {
      int end = lineEnd(bytes, start);
      try {
        text.append(utf8.reset().decode(ByteBuffer.wrap(bytes, start, end - start)));
      } catch (CharacterCodingException e) {
        appendWindows1252(bytes, start, end, text);
        fallback++;
      }
      start = end;
    }
    return new FileText(text.toString(), "UTF-8", fallback, 0);
  }

  /** Half a character is the half of a pair without the other, or a last byte without a partner. */
  private static FileText utf16(byte[] bytes, Charset charset) {
    int high = charset.equals(StandardCharsets.UTF_16BE) ? 0 : 1;
    StringBuilder text = new StringBuilder(bytes.length / 2);
    long lost = 0;
    for (int i = 2; i + 1 < bytes.length; i += 2) {
      text.append((char) ((bytes[i + high] & 0xFF) << 8 | (bytes[i + 1 - high] & 0xFF)));
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogatePair(
          text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        text.setCharAt(i, '\uFFFD');
        lost++;
      }
    }
    if (bytes.length % 2 != 0) {
      text.append('\uFFFD');
      lost++;
    }
    return new FileText(text.toString(), charset.name(), 0, lost);
  }

  private static boolean startsWith(byte[] bytes, int... head) {
    if (bytes.length < head.length) {
      return false;
    }
    for (int i = 0; i < head.length; i++) {
      if ((bytes[i] & 0xFF) != head[i]) {
        return false;
      }
    }
    return true;
  }

  private static int lineEnd(byte[] bytes, int start) {
    int i = start;
    while (i < bytes.length && bytes[i] != '\n') {
      i++;
    }
    return Math.min(i + 1, bytes.length);
  }

  /** Bytes that windows-1252 leaves undefined become the control of the same number: no loss. */
  private static void appendWindows1252(byte[] bytes, int start, int end, StringBuilder text) {
    String decoded = new String(bytes, start, end - start, WINDOWS_1252);
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      text.append(c == '\uFFFD' ? (char) (bytes[start + i] & 0xFF) : c);
    }
  }

  private static void requireText(Path file, String text) {
    if (text.isBlank()) {
      throw new UnreadableDataException(
          "The input file (" + file + ") is empty. Give a file with one example a row.");
    }
    long controls = text.chars().filter(FileText::isBinary).count();
    double share = (double) controls / text.length();
    if (share > MOST_CONTROLS) {
      throw new UnreadableDataException(
          String.format(
              Locale.ROOT,
              "The input file (%s) is no text: %.1f %% of it are control characters. Maybe it is a"
                  + " compressed or binary file: give CSV, TSV or JSONL, plain or with gzip.",
              file,
              100 * share));
    }
  }

  private static boolean isBinary(int c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B) || c == 0x7F;
  }
}
