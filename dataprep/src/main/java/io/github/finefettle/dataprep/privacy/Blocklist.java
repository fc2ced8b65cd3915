package io.github.finefettle.dataprep.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A list of terms and phrases that a text should not hold. Immutable; safe for use by several
 * threads.
 *
 * <p>Terms are compared without regard to case, and any white space in a phrase stands for any
 * white space in the text. A term counts only between borders of words, so that a short one does
 * not hit inside a longer word; in scripts that put no spaces between words (Han, Kana, Thai, Lao,
 * Khmer, Burmese) it counts anywhere. All terms are looked for in one pass, by the automaton of Aho
 * and Corasick ("Efficient string matching: an aid to bibliographic search", 1975): the work grows
 * with the length of the text, not with the length of the list.
 *
 * <p>The JSON form holds the list's name, version, size and fingerprint, not the terms: those are
 * often many, and often nothing to pass around. Whoever reads a plan back gives the list again.
 */
@CheckReturnValue
public final class Blocklist implements Definition {
  private static final String KIND = "blocklist";
  private static final int FORMAT_VERSION = 1;

  private final String name;
  private final int version;
  private final boolean wordBorders;
  private final Map<String, String> groupOf;
  private final Fingerprint termsFingerprint;
  private final TermAutomaton automaton;

  private Blocklist(String name, int version, boolean wordBorders, Map<String, String> groupOf) {
    Named<String> checked = Named.of(name, version, "");
    if (groupOf.isEmpty()) {
      throw new IllegalArgumentException(
          "The blocklist " + name + " has no terms. Give at least one, or leave the list out.");
    }
    this.name = checked.id();
    this.version = checked.version();
    this.wordBorders = wordBorders;
    this.groupOf = groupOf;
    this.termsFingerprint = fingerprint(groupOf);
    this.automaton = new TermAutomaton(List.copyOf(groupOf.keySet()));
  }

  /**
   * A list of terms without groups.
   *
   * @param name what the list is called: lower-case words joined by dots or hyphens
   * @param version the version of its terms, 1 or more
   * @param terms the terms; blank ones do not count
   * @return the list
   */
  public static Blocklist of(String name, int version, Collection<String> terms) {
    return ofGroups(name, version, Map.of("", List.copyOf(terms)));
  }

  /**
   * A list of terms in groups, such as languages or kinds.
   *
   * @param name what the list is called: lower-case words joined by dots or hyphens
   * @param version the version of its terms, 1 or more
   * @param groups the terms of each group; a term in several belongs to the first by name
   * @return the list
   */
  public static Blocklist ofGroups(
      String name, int version, Map<String, ? extends Collection<String>> groups) {
    Map<String, String> groupOf = new TreeMap<>();
    new TreeMap<>(groups)
        .forEach(
            (group, terms) ->
                terms.stream()
                    .filter(term -> !term.isBlank())
                    .forEach(term -> groupOf.putIfAbsent(term.strip(), group)));
    return new Blocklist(name, version, true, groupOf);
  }

  /**
   * A list from a file in UTF-8: a term a line; blank lines and lines that begin with {@code #} do
   * not count; a line such as {@code [slurs]} begins a group.
   *
   * @param name what the list is called: lower-case words joined by dots or hyphens
   * @param version the version of its terms, 1 or more
   * @param file the file
   * @return the list
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Blocklist ofFile(String name, int version, Path file) {
    try {
      Map<String, List<String>> groups = new TreeMap<>();
      String group = "";
      for (String line : Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
        String term = line.strip().replace("\uFEFF", "");
        if (term.startsWith("[") && term.endsWith("]")) {
          group = term.substring(1, term.length() - 1);
        } else if (!term.isEmpty() && !term.startsWith("#")) {
          groups.computeIfAbsent(group, unused -> new ArrayList<>()).add(term);
        }
      }
      return ofGroups(name, version, groups);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The blocklist " + name + " cannot be read from " + file + ". Is it there, in UTF-8?", e);
    }
  }

  /**
   * The same list whose terms count inside words too.
   *
   * @return a new list
   */
  public Blocklist anywhere() {
    return new Blocklist(name, version, false, groupOf);
  }

  /**
   * Finds the terms in a text: of those that overlap the one that begins first, and of those the
   * longest.
   *
   * @param text any text
   * @return in the order of the text, none overlapping another
   */
  public List<BlockedTerm> find(String text) {
    List<BlockedTerm> found = new ArrayList<>(0);
    automaton.search(
        text,
        wordBorders,
        (term, begin, end) ->
            found.add(new BlockedTerm(term, groupOf.getOrDefault(term, ""), begin, end)));
    return found.size() < 2 ? List.copyOf(found) : withoutOverlap(found);
  }

  /** Of those that overlap the first to begin, of those the longest, of those the first given. */
  static List<BlockedTerm> withoutOverlap(List<BlockedTerm> found) {
    found.sort(
        Comparator.comparingInt(BlockedTerm::begin)
            .thenComparing(Comparator.comparingInt(BlockedTerm::end).reversed()));
    List<BlockedTerm> apart = new ArrayList<>();
    int end = 0;
    for (BlockedTerm term : found) {
      if (term.begin() >= end) {
        apart.add(term);
        end = term.end();
      }
    }
    return List.copyOf(apart);
  }

  /**
   * The name.
   *
   * @return not blank
   */
  public String name() {
    return name;
  }

  /**
   * The version of the terms.
   *
   * @return 1 or more
   */
  public int version() {
    return version;
  }

  /**
   * The list under its name, for a {@link io.github.finefettle.core.definition.Registry}: a plan
   * with a blocklist is read back with it.
   *
   * @return the named list
   */
  public Named<Blocklist> named() {
    return Named.of(name, version, this);
  }

  /**
   * How many terms there are.
   *
   * @return 1 or more
   */
  public int size() {
    return groupOf.size();
  }

  /**
   * SHA-256 over the terms in order, each with its group, so that the same terms are the same list.
   */
  private static Fingerprint fingerprint(Map<String, String> groupOf) {
    List<String> lines = new ArrayList<>();
    groupOf.forEach(
        (term, group) -> {
          lines.add(term);
          lines.add(group);
        });
    return Fingerprint.of(JsonValue.strings(lines));
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", FORMAT_VERSION)
        .put("name", name)
        .put("listVersion", version)
        .put("terms", size())
        .put("termsSha256", termsFingerprint.hex())
        .put("wordBorders", wordBorders)
        .toJson();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Blocklist that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  @Override
  public String toString() {
    return toJson().toCanonicalString();
  }
}
