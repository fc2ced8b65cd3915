package io.github.finefettle.dataprep.io;

import java.nio.charset.Charset;

/** The bytes of a frame in UTF-8, which is what we write. */
final class FrameText {
  private FrameText() {}

  static byte[] utf8(SourceFrame frame, RawBytes bytes) {
    byte[] in = bytes.toByteArray();
    String charset = frame.charset();
    boolean single =
        !charset.equals("UTF-8")
            && !charset.equals("CESU-8")
            && (!Charset.isSupported(charset) || SingleByteText.fits(Charset.forName(charset)));
    RecordText text = single ? RecordText.of(new SingleByteText(charset)) : RecordText.utf8();
    RecordText.Decoded decoded = text.decode(in, 0, in.length);
    return java.util.Arrays.copyOfRange(decoded.bytes, decoded.from, decoded.to);
  }
}
