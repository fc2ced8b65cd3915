package io.github.finefettle.dataprep.text;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * One layer of mojibake of one code page: finds its runs, weighs them, and undoes those accepted.
 */
final class MojibakePass {
  private final String text;
  private final CodePage page;
  private final List<Utf8Sequence> sequences = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private final List<Run> accepted = new ArrayList<>();
  private int covered;
  private int uncovered;
  private double evidence;

  /** Sequences that follow each other without a gap. */
  private record Run(int from, int to, double points) {}

  private MojibakePass(String text, CodePage page) {
    this.text = text;
    this.page = page;
  }

  static MojibakePass of(String text, CodePage page) {
    MojibakePass pass = new MojibakePass(text, page);
    pass.findSequences();
    pass.weighRuns();
    pass.accept();
    if (pass.accepted.isEmpty() && SpaceAfterLead.isPlain(text, page)) {
      pass.evidence = MojibakeEvidence.ENOUGH;
    }
    return pass;
  }

  /** The points of all accepted runs; 0 if there is nothing to repair. */
  double evidence() {
    return evidence;
  }

  String pageName() {
    return page.name();
  }

  private void findSequences() {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 0x80) {
        continue;
      }
      Utf8Sequence sequence = Utf8Sequence.at(text, i, page);
      if (sequence == null || !MojibakeEvidence.isPossible(sequence.codePoint())) {
        // A control is damage itself; characters outside the code page came from elsewhere.
        uncovered += text.charAt(i) >= 0xA0 && page.byteOf(text.charAt(i)) > 0 ? 1 : 0;
      } else {
        sequences.add(sequence);
        covered += sequence.length();
        i = sequence.end() - 1;
      }
    }
  }

  private void weighRuns() {
    EnumMap<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
    for (Utf8Sequence sequence : sequences) {
      scripts.merge(MojibakeEvidence.scriptOf(sequence.codePoint()), 1, Integer::sum);
    }
    double foreign = isForeignToItsText() ? 1.5 : 0;
    int from = 0;
    for (int i = 1; i <= sequences.size(); i++) {
      if (i == sequences.size() || sequences.get(i).start() != sequences.get(i - 1).end()) {
        double points = foreign + 2.0 * (i - from - 1) + clumpPenalty(from, i);
        for (Utf8Sequence sequence : sequences.subList(from, i)) {
          boolean company =
              scripts.getOrDefault(MojibakeEvidence.scriptOf(sequence.codePoint()), 0) > 1;
          points += MojibakeEvidence.of(text, sequence, company);
        }
        runs.add(new Run(from, i, points));
        from = i;
      }
    }
  }

  /** A run inside a clump of characters that do not decode was damaged in some other way. */
  private double clumpPenalty(int from, int to) {
    int start = sequences.get(from).start();
    int end = sequences.get(to - 1).end();
    double points = 0;
    if (start > 0 && isClump(text.charAt(start - 1))) {
      points -= 3;
    }
    if (end < text.length() && isClump(text.charAt(end))) {
      points -= 3;
    }
    return points;
  }

  private boolean isClump(char c) {
    return c >= 0x80 && c != '\u00A0' && page.byteOf(c) > 0;
  }

  /** Letters of another script only inside sequences, in a text of Latin letters. */
  private boolean isForeignToItsText() {
    boolean latin = false;
    int next = 0;
    boolean foreign = false;
    for (int i = 0; i < text.length(); i++) {
      while (next < sequences.size() && sequences.get(next).end() <= i) {
        next++;
      }
      boolean inside = next < sequences.size() && sequences.get(next).start() <= i;
      char c = text.charAt(i);
      if (!FrozenUnicode.isLetter(c)) {
        continue;
      }
      boolean latinLetter = FrozenUnicode.script(c) == UnicodeScript.LATIN;
      if (!latinLetter && !inside) {
        return false;
      }
      foreign |= !latinLetter;
      latin |= latinLetter && !inside;
    }
    return foreign && latin;
  }

  private void accept() {
    // Right characters beside a single short sequence say that the text was once decoded rightly.
    boolean lone = sequences.size() == 1 && sequences.get(0).length() == 2 && uncovered > 0;
    double enough = lone ? MojibakeEvidence.ENOUGH + 3.5 : MojibakeEvidence.ENOUGH;
    double best = runs.stream().mapToDouble(Run::points).max().orElse(0);
    if (best < enough || uncovered * 2 > covered) {
      return;
    }
    for (Run run : runs) {
      if (run.points >= MojibakeEvidence.ENOUGH_WITH_COMPANY) {
        accepted.add(run);
        evidence += Math.max(run.points, 0);
      }
    }
  }

  /** The text with the accepted runs decoded. */
  String repaired() {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (Run run : accepted) {
      for (Utf8Sequence sequence : sequences.subList(run.from, run.to)) {
        SpaceAfterLead.append(text, at, sequence.start(), page, out);
        out.appendCodePoint(sequence.codePoint());
        at = sequence.end();
      }
    }
    SpaceAfterLead.append(text, at, text.length(), page, out);
    return out.toString();
  }
}
