package io.github.finefettle.dataprep.io;

import io.github.finefettle.dataprep.text.CharsetDetection;
import io.github.finefettle.dataprep.text.CharsetGuess;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/**
 * The charset of a file.
 *
 * @param name its name
 * @param confidence how sure that is, as text for people
 * @param markLength the bytes of the byte order mark
 * @param text how records become UTF-8
 * @param wide whether the file is turned into UTF-8 before it is split
 */
record FileCharset(String name, String confidence, int markLength, RecordText text, boolean wide) {

  static FileCharset of(byte[] sample, Optional<Charset> given) {
    CharsetGuess guess = CharsetDetection.detect(sample);
    if (given.isPresent()) {
      String name = given.get().name();
      // UTF-16 without an order of bytes is what a mark or the pattern of zeros says.
      String sure =
          name.equals("UTF-16")
              ? guess.charset().equals("UTF-16LE") ? "UTF-16LE" : "UTF-16BE"
              : name;
      return of(sure, "given", sure.equals(guess.charset()) ? guess.markLength() : 0);
    }
    String confidence = String.format(Locale.ROOT, "%.3f", guess.confidence());
    return of(guess.charset(), confidence, guess.markLength());
  }

  private static FileCharset of(String name, String confidence, int mark) {
    return switch (name) {
      case "UTF-8", "US-ASCII" ->
          new FileCharset("UTF-8", confidence, mark, RecordText.utf8(), false);
      case "CESU-8" -> new FileCharset(name, confidence, mark, RecordText.cesu8(), false);
      case "UTF-16LE", "UTF-16BE" ->
          new FileCharset(name, confidence, mark, RecordText.wide(), true);
      default ->
          !Charset.isSupported(name) || SingleByteText.fits(Charset.forName(name))
              ? new FileCharset(
                  name, confidence, mark, RecordText.of(new SingleByteText(name)), false)
              : new FileCharset(name, confidence, mark, RecordText.wide(), true);
    };
  }
}
