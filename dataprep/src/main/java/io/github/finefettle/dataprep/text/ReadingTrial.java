package io.github.finefettle.dataprep.text;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sample read by one code page, with points for how well the text reads.
 *
 * @param charset the name of the code page
 * @param points a logarithm of a likelihood, so that differences count; code pages that give the
 *     same text share the points of the commonest
 * @param isFirstOfItsText whether no trial before it gave the same text
 */
record ReadingTrial(String charset, double points, boolean isFirstOfItsText) {
  /** As many bytes of lines with non-ASCII text are enough. */
  private static final int ENOUGH = 1 << 16;

  private static final int LONGEST_LINE = 1 << 12;

  /** A text of letters repeats itself, so its letters are not as many witnesses as they seem. */
  private static final double TEMPER = 0.5;

  /** The code pages, the commoner first, each with the logarithm of how common it is. */
  private static final List<Candidate> CANDIDATES =
      List.of(
          new Candidate(CodePage.WINDOWS_1252, 0),
          new Candidate(CodePage.LATIN_1, -0.5),
          new Candidate(CodePage.named("windows-1251"), -0.5),
          new Candidate(CodePage.named("windows-1250"), -0.7),
          new Candidate(CodePage.ISO_8859_15, -2.5),
          new Candidate(CodePage.named("windows-1254"), -1.5),
          new Candidate(CodePage.named("windows-1253"), -1.5),
          new Candidate(CodePage.named("windows-1257"), -1.5),
          new Candidate(CodePage.named("ISO-8859-2"), -1.5),
          new Candidate(CodePage.MACROMAN, -2.5));

  private record Candidate(CodePage page, double prior) {}

  static List<ReadingTrial> all(byte[] sample) {
    byte[] telling = tellingLines(sample);
    List<ReadingTrial> trials = new ArrayList<>();
    Map<String, Double> pointsOfTexts = new HashMap<>();
    for (Candidate candidate : CANDIDATES) {
      String text = CharsetDecoding.decode(telling, 0, telling.length, candidate.page);
      Double known = pointsOfTexts.get(text);
      double points = known != null ? known : candidate.prior + ReadingEvidence.of(text);
      pointsOfTexts.put(text, points);
      trials.add(new ReadingTrial(candidate.page.name(), points, known == null));
    }
    return trials;
  }

  /** How likely the trial is, compared with the best one. */
  double weight(double best) {
    return StrictMath.exp((points - best) * TEMPER);
  }

  private static byte[] tellingLines(byte[] sample) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int start = 0;
    while (start < sample.length && out.size() < ENOUGH) {
      int end = start;
      boolean telling = false;
      while (end < sample.length && end - start < LONGEST_LINE && !isLineEnd(sample[end])) {
        telling |= sample[end++] < 0;
      }
      if (telling) {
        out.write(sample, start, end - start);
        out.write('\n');
      }
      start = end < sample.length && isLineEnd(sample[end]) ? end + 1 : end;
    }
    return out.toByteArray();
  }

  private static boolean isLineEnd(byte b) {
    return b == '\n' || b == '\r';
  }
}
