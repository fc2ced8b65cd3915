package io.github.finefettle.dataprep.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A user's own patterns, each with a name. Immutable; safe for use by several threads.
 *
 * <p>The syntax is RE2's: no back-references and no look-around, and in return a search takes time
 * in proportion to the text for every pattern and every text. Nothing is matched without regard to
 * case unless the pattern says so with {@code (?i)}.
 */
@CheckReturnValue
public final class TermPatterns implements Definition {
  private static final String KIND = "term-patterns";
  private static final int VERSION = 1;

  private final Map<String, Pattern> patterns;

  private TermPatterns(Map<String, Pattern> patterns) {
    this.patterns = Collections.unmodifiableMap(patterns);
  }

  /**
   * One pattern.
   *
   * @param name what it is called in reports
   * @param pattern the pattern, which must not match the empty text
   * @return the patterns
   */
  public static TermPatterns of(String name, String pattern) {
    return new TermPatterns(new TreeMap<>()).with(name, pattern);
  }

  /**
   * The same patterns and one more.
   *
   * @param name what it is called in reports, not yet taken
   * @param pattern the pattern, which must not match the empty text
   * @return new patterns
   * @throws IllegalArgumentException if the name is taken or blank, or the pattern is no pattern of
   *     RE2 or matches the empty text
   */
  public TermPatterns with(String name, String pattern) {
    if (name.isBlank() || patterns.containsKey(name)) {
      throw new IllegalArgumentException(
          "The name ("
              + name
              + ") of a pattern is blank or taken. Give each one a name of its own.");
    }
    Map<String, Pattern> more = new TreeMap<>(patterns);
    more.put(name, compiled(name, pattern));
    return new TermPatterns(more);
  }

  private static Pattern compiled(String name, String pattern) {
    Pattern compiled;
    try {
      compiled = Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "The pattern \""
              + pattern
              + "\" of "
              + name
              + " is none of RE2's: "
              + e.getDescription()
              + ". Back-references and look-around do not exist there.",
          e);
    }
    if (compiled.matcher("").find()) {
      throw new IllegalArgumentException(
          "The pattern \""
              + pattern
              + "\" of "
              + name
              + " matches the empty text, so it would be found everywhere. Ask for one character.");
    }
    return compiled;
  }

  /**
   * Finds what the patterns match: of matches that overlap the one that begins first, of those the
   * longest, of those the first by name.
   *
   * @param text any text
   * @return in the order of the text, none overlapping another; the term is the pattern's name, the
   *     group is empty
   */
  public List<BlockedTerm> find(String text) {
    List<BlockedTerm> found = new ArrayList<>(0);
    patterns.forEach(
        (name, pattern) -> {
          Matcher matcher = pattern.matcher(text);
          while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
              found.add(new BlockedTerm(name, "", matcher.start(), matcher.end()));
            }
          }
        });
    return Blocklist.withoutOverlap(found);
  }

  /**
   * The names of the patterns.
   *
   * @return in order
   */
  public List<String> names() {
    return List.copyOf(patterns.keySet());
  }

  @Override
  public JsonValue.JsonObject toJson() {
    JsonObjectBuilder byName = JsonValue.object();
    patterns.forEach((name, pattern) -> byName.put(name, pattern.pattern()));
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("patterns", byName.toJson())
        .toJson();
  }

  /**
   * Reads patterns back.
   *
   * @param json as {@link #toJson()} wrote it
   * @return equal patterns
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is something else
   */
  public static TermPatterns fromJson(JsonValue.JsonObject json) {
    json.requireKind(KIND, VERSION);
    TermPatterns read = new TermPatterns(new TreeMap<>());
    for (Map.Entry<String, JsonValue> entry :
        json.get("patterns").asObject().members().entrySet()) {
      read = read.with(entry.getKey(), entry.getValue().asString());
    }
    return read;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TermPatterns that && toJson().equals(that.toJson());
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
