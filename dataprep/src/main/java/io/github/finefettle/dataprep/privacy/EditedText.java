package io.github.finefettle.dataprep.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A text in which personal data is replaced until none is left. For one thread.
 *
 * <p>One round is not always enough. What takes the place of a value may free a neighbour that
 * touched it ({@code 9.9.9.9-key} is a name, {@code 9.9.9.9-<API_KEY>} holds an address), and a
 * pseudonym may make a new value with its neighbours. So a text that was edited is scanned again,
 * and three things let this end for every text, with nothing left to replace:
 *
 * <ul>
 *   <li>What was replaced never gets a second pseudonym: a value found later that overlaps it gets
 *       a mask, together with all of it. One pseudonym could else be replaced by another for ever.
 *   <li>So every round leaves fewer characters of the original or fewer pseudonyms. But values in a
 *       chain, each freed by the one before ({@code key/8.8.8.8/8.8.8.8/...}), take a round each.
 *   <li>So what is found after {@link #EXACT_ROUNDS} rounds is masked with all around it up to
 *       white space, and twice as far in every further round: at the latest the whole text is one
 *       mask.
 * </ul>
 */
final class EditedText {
  /** Rounds that replace values alone; no text that people write needs more than a few. */
  static final int EXACT_ROUNDS = 32;

  private static final int MOST_DOUBLINGS = 30;
  private static final int NO_MARGIN = -1;

  /**
   * A replacement.
   *
   * @param match what was found, in places of the original
   * @param replacement what stands there now
   */
  record Edit(PersonalDataMatch match, String replacement) {}

  private final String original;
  private String text;
  private List<Edit> edits = List.of();

  /** Where each edit begins in the text as it stands. */
  private int[] begins = {};

  /** The end of what this round masked with its surroundings: nothing is looked at twice. */
  private int covered;

  EditedText(String original) {
    this.original = original;
    this.text = original;
  }

  /** The text as it stands. */
  String now() {
    return text;
  }

  /** What was replaced, in the order of the text, none overlapping another. */
  List<Edit> edits() {
    return edits;
  }

  /**
   * Replaces values.
   *
   * @param matches what was found in the text as it stands, in its order, none overlapping another
   * @param round how often this was done before
   * @param chosen what takes the place of a value that overlaps nothing replaced before
   */
  void replace(
      List<PersonalDataMatch> matches, int round, Function<PersonalDataMatch, String> chosen) {
    int margin = round < EXACT_ROUNDS ? NO_MARGIN : margin(round - EXACT_ROUNDS);
    List<Edit> next = new ArrayList<>(edits.size() + matches.size());
    int old = 0;
    covered = 0;
    for (PersonalDataMatch match : matches) {
      if (match.end() <= covered) {
        continue;
      }
      Edit edit = edit(match, margin, chosen);
      while (old < edits.size() && edits.get(old).match().begin() <= edit.match().begin()) {
        addOrJoin(next, edits.get(old++));
      }
      addOrJoin(next, edit);
    }
    while (old < edits.size()) {
      addOrJoin(next, edits.get(old++));
    }
    edits = next;
    rebuild();
  }

  /** 0, 1, 3, 7, ...: how far the white space after which a mask ends is looked for at least. */
  private static int margin(int doublings) {
    return (1 << Math.min(doublings, MOST_DOUBLINGS)) - 1;
  }

  private Edit edit(
      PersonalDataMatch match, int margin, Function<PersonalDataMatch, String> chosen) {
    int begin = match.begin();
    int end = match.end();
    if (margin != NO_MARGIN) {
      begin = wordBegin(Math.max(covered, begin - margin));
      end = wordEnd(end + Math.min(text.length() - end, margin));
      covered = end;
    }
    int first = lastEditAt(begin);
    int last = lastEditAt(end - 1);
    boolean beginsInside = first >= 0 && begin < endOf(first);
    boolean alone = margin == NO_MARGIN && !beginsInside && first == last;
    int originalBegin = beginsInside ? edits.get(first).match().begin() : original(begin, first);
    int originalEnd =
        last >= 0 && end <= endOf(last) ? edits.get(last).match().end() : original(end, last);
    PersonalDataMatch found =
        new PersonalDataMatch(
            match.type(), match.detail(), originalBegin, originalEnd, match.assurance());
    return new Edit(found, alone ? chosen.apply(match) : match.type().mask());
  }

  private int wordBegin(int place) {
    int begin = place;
    while (begin > covered && text.charAt(begin - 1) > ' ') {
      begin--;
    }
    return begin;
  }

  private int wordEnd(int place) {
    int end = place;
    while (end < text.length() && text.charAt(end) > ' ') {
      end++;
    }
    return end;
  }

  /** The last edit that begins at a place of the text or before it, or -1. */
  private int lastEditAt(int place) {
    int found = Arrays.binarySearch(begins, place);
    return found >= 0 ? found : -found - 2;
  }

  private int endOf(int edit) {
    return begins[edit] + edits.get(edit).replacement().length();
  }

  /** The place in the original of one that comes after an edit and before the next. */
  private int original(int place, int edit) {
    return edit < 0 ? place : place - endOf(edit) + edits.get(edit).match().end();
  }

  /** Adds an edit; where it overlaps the one before, one mask takes the place of both. */
  private static void addOrJoin(List<Edit> next, Edit edit) {
    Edit before = next.isEmpty() ? edit : next.get(next.size() - 1);
    PersonalDataMatch left = before.match();
    PersonalDataMatch right = edit.match();
    if (next.isEmpty() || left.end() <= right.begin()) {
      next.add(edit);
      return;
    }
    PersonalDataMatch both =
        new PersonalDataMatch(
            left.type(),
            left.detail(),
            left.begin(),
            Math.max(left.end(), right.end()),
            left.assurance());
    next.set(next.size() - 1, new Edit(both, left.type().mask()));
  }

  private void rebuild() {
    StringBuilder out = new StringBuilder(text.length());
    begins = new int[edits.size()];
    int copied = 0;
    for (int i = 0; i < begins.length; i++) {
      Edit edit = edits.get(i);
      out.append(original, copied, edit.match().begin());
      begins[i] = out.length();
      out.append(edit.replacement());
      copied = edit.match().end();
    }
    text = out.append(original, copied, original.length()).toString();
  }
}
