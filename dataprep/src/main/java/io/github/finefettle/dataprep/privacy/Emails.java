package io.github.finefettle.dataprep.privacy;

/**
 * E-mail addresses, from their at sign to both sides.
 *
 * <p>The local part is a dot-atom (RFC 5322, 3.2.3) of at most 64 characters, the domain two or
 * more labels of which the last begins with a letter, or four numbers, or an address in brackets.
 * Quoted local parts are not looked for. Letters of scripts that put spaces between words may stand
 * in both (RFC 6531). The work is linear: to the left the search ends at the last at sign, to the
 * right it ends before the next.
 */
final class Emails {
  /** The domain of our own pseudonyms, below one that RFC 2606 keeps for examples. */
  static final String PSEUDONYM_DOMAIN = "pseudonym.example.com";

  /**
   * The signs of a local part. The standard also allows {@code # $ & * / = ? ^ ` { | }}, but in
   * texts those stand before an address (a query, a mark of emphasis), never in it.
   */
  private static final String OTHER_ATOM_CHARACTERS = "!%'+-_~";

  private static final int LONGEST_LOCAL_PART = 64;
  private static final int LONGEST_DOMAIN = 253;

  private Emails() {}

  /** Looks at an at sign; gives where to go on. */
  static int at(ScanRun run, int at) {
    int end = domainEnd(run.text, at + 1);
    if (end < 0) {
      return at + 1;
    }
    int begin = localBegin(run.text, at);
    if (begin == at || at - begin > LONGEST_LOCAL_PART || isNoAddress(run.text, begin, at, end)) {
      return at + 1;
    }
    if (end - at - 1 == PSEUDONYM_DOMAIN.length()
        && Edges.standsAt(run.text, at + 1, PSEUDONYM_DOMAIN)) {
      return run.pass(begin, end);
    }
    return run.add(PersonalDataType.EMAIL, "address", begin, end, Assurance.FORMAT);
  }

  private static int localBegin(String text, int at) {
    int i = at;
    while (i > 0 && isLocal(text, i - 1, i == at)) {
      i--;
    }
    while (i < at && !Edges.isWord(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** A dot counts only between two other characters of the local part. */
  private static boolean isLocal(String text, int i, boolean last) {
    char c = text.charAt(i);
    if (c == '.') {
      return !last && i > 0 && isAtom(text.charAt(i - 1));
    }
    return isAtom(c);
  }

  private static boolean isAtom(char c) {
    return Edges.isAlphanumeric(c)
        || (c < 0x80 ? OTHER_ATOM_CHARACTERS.indexOf(c) >= 0 : Edges.isLetter(c));
  }

  /** The index after the longest domain that begins at {@code begin}, or -1. */
  private static int domainEnd(String text, int begin) {
    if (Edges.isAt(text, begin, '[')) {
      int inner = IpAddresses.dottedQuadEnd(text, begin + 1);
      return inner > 0 && Edges.isAt(text, inner, ']') ? inner + 1 : -1;
    }
    int good = -1;
    int labels = 0;
    int numbers = 0;
    int i = begin;
    while (i < text.length() && isDomain(text.charAt(i))) {
      int runEnd = i;
      int labelEnd = i;
      boolean number = true;
      while (runEnd < text.length()
          && (isDomain(text.charAt(runEnd)) || text.charAt(runEnd) == '-')) {
        number &= Edges.isDigit(text.charAt(runEnd));
        labelEnd = text.charAt(runEnd) == '-' ? labelEnd : runEnd + 1;
        runEnd++;
      }
      labels++;
      numbers += number ? 1 : 0;
      boolean top = Edges.isLetter(text.charAt(i)) && labelEnd - i > 1;
      if (labels > 1 && (top || (labels == 4 && numbers == 4))) {
        good = labelEnd;
      }
      if (labelEnd < runEnd || !Edges.isAt(text, runEnd, '.')) {
        break;
      }
      i = runEnd + 1;
    }
    return good - begin > LONGEST_DOMAIN ? -1 : good;
  }

  private static boolean isDomain(char c) {
    return Edges.isDigit(c) || Edges.isLetter(c);
  }

  private static boolean isNoAddress(String text, int begin, int at, int end) {
    return isRepository(text, begin, at, end) || isScaledImage(text, at, end);
  }

  /** The user of a version control server, as in {@code git@host:project}. */
  private static boolean isRepository(String text, int begin, int at, int end) {
    int length = at - begin;
    return Edges.isAt(text, end, ':')
        && ((length == 3
                && (Edges.standsAt(text, begin, "git") || Edges.standsAt(text, begin, "svn")))
            || (length == 2 && Edges.standsAt(text, begin, "hg")));
  }

  /** The name of a picture for fine screens, as in {@code logo@2x.png}. */
  private static boolean isScaledImage(String text, int at, int end) {
    int digits = Edges.digitsEnd(text, at + 1);
    if (digits == at + 1 || !Edges.standsAt(text, digits, "x.")) {
      return false;
    }
    int ending = digits + 2;
    return (end - ending == 3
            && (Edges.standsAt(text, ending, "png")
                || Edges.standsAt(text, ending, "jpg")
                || Edges.standsAt(text, ending, "gif")
                || Edges.standsAt(text, ending, "svg")))
        || (end - ending == 4
            && (Edges.standsAt(text, ending, "jpeg") || Edges.standsAt(text, ending, "webp")));
  }
}
