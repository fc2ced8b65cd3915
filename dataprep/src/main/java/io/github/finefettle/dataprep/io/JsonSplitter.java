package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records that are the elements of an array in a JSON document; or, where the document holds no
 * array of objects, its values one after the other, however their lines are broken.
 *
 * <p>An element whose brackets or quotes are wrong would swallow what follows. It is given up to
 * the next line that begins as its own first line does, indentation and bracket, if there is one.
 */
final class JsonSplitter extends Splitter {
  private static final int NONE = -1;

  /**
   * So many bytes may be looked at beyond broken elements. From then on an element ends at a line
   * that begins as it does, or a file of broken elements only would take time by the square.
   */
  private static final long MOST_IN_VAIN = 256L << 20;

  private final JsonScan scan;
  private final Optional<String> pointer;
  private final int skipFirst;
  private final List<String> oddities = new ArrayList<>();
  private Map<String, String> facts = Map.of();
  private boolean begun;
  private boolean inArray;
  private boolean ended;
  private boolean inside;
  private int indentation = NONE;
  private long searchedInVain;
  private long line = 1;

  JsonSplitter(ByteWindow window, int longest, int skipFirst, Optional<String> pointer) {
    super(window, longest);
    this.scan = new JsonScan(window, longest);
    this.skipFirst = skipFirst;
    this.pointer = pointer;
  }

  @Override
  boolean next() {
    if (inside) {
      return giveUp(0);
    }
    if (ended) {
      return afterArray(0);
    }
    int at = begun ? betweenElements() : beginning();
    line += scan.takeLines();
    if (at > longest) {
      return found(0, at, line, "A stretch of " + at + " bytes holds no row.");
    }
    int c = window.at(at);
    if (inArray && c == ']') {
      ended = true;
      return afterArray(at + 1);
    }
    if (c < 0) {
      if (inArray) {
        odd("The array that holds the rows is never closed.");
      }
      return false;
    }
    indentation = indentation(at);
    scan.stopAtIndentation(searchedInVain > MOST_IN_VAIN ? indentation : NONE);
    int end = scan.valueEnd(at);
    if (end == JsonScan.BROKEN) {
      scan.takeLines();
      searchedInVain += scan.furthest() - at;
      return giveUp(at);
    }
    long first = line;
    line += scan.takeLines();
    return found(at, end, first, "");
  }

  private int beginning() {
    begun = true;
    ArrayFinder finder = new ArrayFinder(window, scan);
    int array = finder.find(skipFirst, pointer);
    scan.takeLines();
    if (array != NONE) {
      String place = pointer.orElseGet(finder::pointer);
      facts = Map.of("array of the rows", place.isEmpty() ? "the document" : place);
    }
    if (array == NONE && pointer.isPresent()) {
      throw new UnreadableDataException(
          "The JSON document has no array at "
              + (pointer.get().isEmpty() ? "its top" : pointer.get())
              + ". Check the pointer, or leave it out to have the array found.");
    }
    inArray = array != NONE;
    int first = inArray ? array + 1 : skipFirst;
    countLines(first);
    return scan.skipSpace(first);
  }

  private void countLines(int to) {
    for (int i = 0; i < to; i++) {
      line += window.at(i) == '\n' ? 1 : 0;
    }
  }

  /** The next element or the closing bracket. */
  private int betweenElements() {
    int at = scan.skipSpace(0);
    int commas = 0;
    while (inArray && window.at(at) == ',') {
      commas++;
      at = scan.skipSpace(at + 1);
    }
    int c = window.at(at);
    if (inArray && c >= 0 && commas != (c == ']' ? 0 : 1)) {
      odd(
          "Commas between rows are missing, doubled or left over; the rows were read all the same.");
    }
    return at;
  }

  private void odd(String message) {
    if (!oddities.contains(message)) {
      oddities.add(message);
    }
  }

  /** How many bytes stand before an element on its line; NONE if there is more than space. */
  private int indentation(int at) {
    int i = at - 1;
    while (i >= 0 && (window.at(i) == ' ' || window.at(i) == '\t')) {
      i--;
    }
    return i >= 0 && window.at(i) == '\n' && window.at(at) == '{' ? at - i - 1 : NONE;
  }

  /** A rejected record up to the next line that begins like its first one. */
  private boolean giveUp(int from) {
    String problem = inside ? tooLong() : "";
    int at = from;
    while (true) {
      int hit = Utf8Bytes.indexOf(window.bytes(), (byte) '\n', window.start() + at, window.limit());
      at = hit - window.start();
      if (at - from > longest) {
        inside = true;
        return piece(from, from + longest, tooLong());
      }
      if (hit < window.limit()) {
        at++;
        if (scan.beginsAt(at, indentation)) {
          inside = false;
          return piece(from, trimmed(from, at), problem);
        }
      } else if (!window.more()) {
        inside = false;
        ended = true;
        inArray = false;
        return piece(from, trimmed(from, at), problem);
      }
    }
  }

  private int trimmed(int from, int to) {
    int end = to;
    while (end > from + 1) {
      int c = window.at(end - 1);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != ',') {
        break;
      }
      end--;
    }
    return end;
  }

  private boolean piece(int from, int to, String problem) {
    long first = line;
    for (int i = from; i < to; i++) {
      line += window.at(i) == '\n' ? 1 : 0;
    }
    return found(from, to, first, problem);
  }

  /** Reads what follows the array into the window; all of it is suffix unless it is very long. */
  private boolean afterArray(int from) {
    int at = from;
    boolean more = true;
    while (more && at <= longest) {
      at = window.limit() - window.start();
      more = window.more();
    }
    if (more) {
      return piece(0, longest, "Something follows the array that holds the rows.");
    }
    checkSuffix(from);
    return false;
  }

  private void checkSuffix(int from) {
    boolean blank = true;
    boolean array = false;
    int before = ' ';
    int size = window.limit() - window.start();
    for (int i = from; i < size; i++) {
      int c = window.at(i);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        array |= before == '[' && c == '{';
        blank &= c == '}';
        before = c;
      }
    }
    if (array) {
      odd(
          "The document holds another array of objects, which was not read. Give its pointer to read it.");
    } else if (!blank) {
      odd("Something follows the array that holds the rows; it was not read.");
    }
  }

  @Override
  long lastLine() {
    return line;
  }

  @Override
  Map<String, String> facts() {
    return facts;
  }

  @Override
  List<Finding> findings(String file) {
    List<Finding> findings = new ArrayList<>();
    for (String oddity : oddities) {
      findings.add(
          new Finding(
              Severity.WARNING,
              "odd-json-document",
              file + ": " + oddity,
              "Look at the document, and at what was read from it."));
    }
    return findings;
  }

  @Override
  RawBytes usualSeparator() {
    return RawBytes.utf8(inArray || ended ? ",\n" : "\n");
  }
}
