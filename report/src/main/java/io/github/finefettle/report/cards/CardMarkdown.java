package io.github.finefettle.report.cards;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.report.FineTuningAudit;
import io.github.finefettle.report.MistakeFinding;
import io.github.finefettle.report.MistakeState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Writes Markdown in which nobody's text becomes markup. Not safe for use by several threads. */
final class CardMarkdown {
  private static final String SPECIAL = "\\`*_{}[]<>()#+-.!|~&:@";

  private final StringBuilder out = new StringBuilder();

  @CanIgnoreReturnValue
  CardMarkdown heading(int level, String words) {
    out.append("#".repeat(level)).append(' ').append(escaped(words)).append("\n\n");
    return this;
  }

  @CanIgnoreReturnValue
  CardMarkdown paragraph(String sentence) {
    out.append(escaped(sentence)).append("\n\n");
    return this;
  }

  /** Two blocks may give the same field; then both texts stand, in text order. */
  @CanIgnoreReturnValue
  CardMarkdown fields(FineTuningAudit audit, Predicate<String> wanted) {
    Map<String, Set<String>> fields = new TreeMap<>();
    for (Evidence evidence : audit.evidence()) {
      evidence
          .cardFields()
          .forEach((name, text) -> fields.computeIfAbsent(name, n -> new TreeSet<>()).add(text));
    }
    fields.keySet().removeIf(wanted.negate());
    if (fields.isEmpty()) {
      return paragraph("No block handed in a field for this card.");
    }
    row("Field", "Value");
    row("---", "---");
    fields.forEach((name, texts) -> texts.forEach(t -> row(escaped(name), escaped(t))));
    out.append('\n');
    return this;
  }

  @CanIgnoreReturnValue
  CardMarkdown verdicts(List<MistakeFinding> findings) {
    heading(2, "The mistakes that ruin fine-tuned models");
    row("Mistake", "State", "Evidence");
    row("---", "---", "---");
    for (MistakeFinding finding : findings) {
      String mistake = finding.mistake().number() + " " + finding.mistake().title();
      row(escaped(mistake), word(finding.state()), escaped(finding.sentence()));
    }
    return this;
  }

  String text() {
    return out.toString();
  }

  private void row(String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String word(MistakeState state) {
    return switch (state) {
      case AVOIDED -> "avoided";
      case COMMITTED -> "**committed**";
      case NOT_CHECKED -> "not checked";
    };
  }

  /** A backslash before every sign that Markdown could read, and one line whatever came in. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        escaped.append(' ');
        continue;
      }
      boolean insideNumber =
          (c == '.' || c == '-' || c == ':')
              && i > 0
              && Character.isDigit(text.charAt(i - 1))
              && i + 1 < text.length()
              && Character.isDigit(text.charAt(i + 1));
      if (SPECIAL.indexOf(c) >= 0 && !insideNumber) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }
}
