package io.github.finefettle.dataprep.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One scan of one text: what was found so far. For one thread. */
final class ScanRun {
  final String text;
  final boolean publicAddressesOnly;
  final double minimumEntropy;

  /** Whether a PEM end line is known not to come any more, so that it is searched for only once. */
  boolean noPemEndAhead;

  /** The end of the run of characters of a value that was read last: it is read only once. */
  int valueRunEnd;

  /** The end of the run of characters of a key that was read last. */
  int keyRunEnd;

  private final Set<PersonalDataType> types;
  private final List<PersonalDataMatch> found = new ArrayList<>(0);

  ScanRun(
      String text,
      Set<PersonalDataType> types,
      boolean publicAddressesOnly,
      double minimumEntropy) {
    this.text = text;
    this.types = types;
    this.publicAddressesOnly = publicAddressesOnly;
    this.minimumEntropy = minimumEntropy;
  }

  private boolean wants(PersonalDataType type) {
    return types.contains(type);
  }

  /**
   * Adds a match, and takes back earlier ones that it covers: a telephone number in the local part
   * of an e-mail address is seen before the address is. A type that is not wanted is passed over
   * all the same, so that the wanted types never depend on which others are.
   *
   * @return the index after the match, where the scan goes on
   */
  int add(PersonalDataType type, String detail, int begin, int end, Assurance assurance) {
    takeBackFrom(begin);
    if (wants(type)) {
      found.add(new PersonalDataMatch(type, detail, begin, end, assurance));
    }
    return end;
  }

  /**
   * Passes over one of our pseudonyms: it takes back what the value in its place took back, so that
   * a treated text is read as the text was before.
   *
   * @return the index after the pseudonym, where the scan goes on
   */
  int pass(int begin, int end) {
    takeBackFrom(begin);
    return end;
  }

  private void takeBackFrom(int begin) {
    while (!found.isEmpty() && found.get(found.size() - 1).end() > begin) {
      found.remove(found.size() - 1);
    }
  }

  List<PersonalDataMatch> matches() {
    return List.copyOf(found);
  }
}
