package io.github.finefettle.report;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Mistake;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a mistake is judged by the required claims of its evidence: one that is contradicted means
 * committed; else one that is undecided means not checked; else at least one that is met means
 * avoided; and no required claim at all means not checked. Advisory claims never decide.
 */
final class AuditRule {
  private AuditRule() {}

  static MistakeFinding judge(Mistake mistake, List<Evidence> evidence) {
    List<Claim> required =
        evidence.stream().flatMap(e -> e.claims().stream()).filter(Claim::required).toList();
    List<Claim> contradicted = in(required, ClaimState.NOT_MET);
    List<Claim> undecided = in(required, ClaimState.UNDECIDED);
    if (!contradicted.isEmpty()) {
      String sentence = "The evidence contradicts" + claims(contradicted);
      return new MistakeFinding(mistake, MistakeState.COMMITTED, sentence, evidence);
    }
    if (!undecided.isEmpty()) {
      String sentence = "Not enough evidence for" + claims(undecided);
      return new MistakeFinding(mistake, MistakeState.NOT_CHECKED, sentence, evidence);
    }
    if (!required.isEmpty()) {
      return new MistakeFinding(mistake, MistakeState.AVOIDED, avoided(evidence), evidence);
    }
    return new MistakeFinding(mistake, MistakeState.NOT_CHECKED, unchecked(evidence), evidence);
  }

  private static List<Claim> in(List<Claim> claims, ClaimState state) {
    return claims.stream().filter(c -> c.state() == state).toList();
  }

  private static String claims(List<Claim> claims) {
    Claim first = claims.get(0);
    String numbers = ClaimNumbers.of(first);
    return ": “"
        + withoutStop(first.sentence())
        + "”"
        + (numbers.isEmpty() ? "" : " (" + numbers + ")")
        + "."
        + others(claims.size() - 1);
  }

  private static String others(int count) {
    return switch (count) {
      case 0 -> "";
      case 1 -> " The same goes for one more claim.";
      default -> " The same goes for " + count + " more claims.";
    };
  }

  private static String avoided(List<Evidence> evidence) {
    List<Evidence> deciding =
        evidence.stream().filter(e -> e.claims().stream().anyMatch(Claim::required)).toList();
    long claims =
        deciding.stream().flatMap(e -> e.claims().stream()).filter(Claim::required).count();
    String met =
        claims == 1
            ? "The claim that decides is met."
            : "All " + claims + " claims that decide are met.";
    return withoutStop(deciding.get(0).summary()) + ". " + met;
  }

  private static String unchecked(List<Evidence> evidence) {
    if (evidence.isEmpty()) {
      return "No evidence was handed in.";
    }
    String blocks =
        evidence.stream().map(Evidence::block).distinct().collect(Collectors.joining(", "));
    return "Evidence came from " + blocks + ", but it holds no claim that decides.";
  }

  private static String withoutStop(String sentence) {
    String stripped = sentence.strip();
    return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }
}
