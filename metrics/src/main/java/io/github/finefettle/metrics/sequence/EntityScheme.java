package io.github.finefettle.metrics.sequence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How entities are read from tags. The first letter of a tag says where its token stands in an
 * entity, the rest of what type the entity is; {@code O} is outside of every entity.
 *
 * <p>{@link #CONLLEVAL} takes any tags and reads an entity even where it begins in a way that no
 * scheme allows, as the program conlleval (Tjong Kim Sang and Buchholz, 2000) and seqeval's default
 * mode do. The others are strict: a letter that is not theirs is refused, and what is no entity in
 * the scheme is none. Strict schemes follow seqeval 1.2.2, {@code mode="strict"}. The two readings
 * give different scores for the same tags, so the scheme stands in every signature.
 */
public enum EntityScheme {
  /**
   * An entity begins at B or S, at I or E after O, E or S, and where the type changes; it ends
   * after E and S and before what is outside or begins. The type is what follows the first hyphen.
   */
  CONLLEVAL("", "", "", ""),
  /** B only where an entity follows another of its type (Ramshaw and Marcus, 1995). */
  IOB1("OIB", "OI* II! BI* IB= BB=", "BI= II=", "II! IO* IB* BO* BI! BB="),
  /** B at the beginning of every entity; also called BIO. */
  IOB2("OIB", ".B*", "BI= II=", "IO* II! IB* BO* BI! BB*"),
  /**
   * E only where an entity is followed by another of its type. As in seqeval, which marks it
   * unfinished: an entity that E ends is not found.
   */
  IOE1("OIE", "OI* II! EI* EE=", "II= IE=", "II! IO* IE! EI= EE="),
  /** E at the end of every entity. */
  IOE2("OIE", "OI* OE* EI* EE* II! IE!", "IE= II=", "E.*"),
  /** B, I and E for entities of several tokens, S for those of one; also called BIOES. */
  IOBES("OIBES", ".B* .S*", "BI= BE= II= IE=", "S.* E.*"),
  /** B, I and L for entities of several tokens, U for those of one. */
  BILOU("OBILU", ".B* .U*", "BI= BL= II= IL=", "U.* L.*");

  /** The type of a tag that names none, as {@code B}. */
  static final String NO_TYPE = "_";

  private static final Map<String, EntityScheme> BY_KEY =
      Arrays.stream(values()).collect(Collectors.toMap(EntityScheme::key, scheme -> scheme));

  private final String letters;
  private final String starts;
  private final String goesOn;
  private final String ends;

  EntityScheme(String letters, String starts, String goesOn, String ends) {
    this.letters = letters;
    this.starts = starts;
    this.goesOn = goesOn;
    this.ends = ends;
  }

  /**
   * How the scheme stands in a signature.
   *
   * @return such as {@code "conlleval"} or {@code "IOB2"}
   */
  public String key() {
    return this == CONLLEVAL ? name().toLowerCase(Locale.ROOT) : name();
  }

  /**
   * Why the tags of a sentence cannot be read by this scheme.
   *
   * @param sentence any sentence
   * @return the reason, which names the token and the tag, or empty where they can; always empty
   *     for {@link #CONLLEVAL}
   */
  public Optional<String> whyRefused(TaggedSentence sentence) {
    return whyRefused("true", sentence.gold())
        .or(() -> whyRefused("predicted", sentence.predicted()));
  }

  static Map<String, EntityScheme> byKey() {
    return BY_KEY;
  }

  boolean isStrict() {
    return this != CONLLEVAL;
  }

  boolean allows(String tag) {
    return !isStrict() || letters.indexOf(tag.charAt(0)) >= 0;
  }

  /** The patterns of an entity's first token; see {@link SchemeSteps}. */
  String starts() {
    return starts;
  }

  /** The patterns of a token that belongs to the entity of the one before. */
  String goesOn() {
    return goesOn;
  }

  /** The patterns of a token before which an entity ends. */
  String ends() {
    return ends;
  }

  /** The type that a tag names. */
  String typeOf(String tag) {
    String rest = tag.substring(tag.offsetByCodePoints(0, 1));
    String type;
    if (isStrict()) {
      int from = 0;
      int to = rest.length();
      while (from < to && rest.charAt(from) == '-') {
        from++;
      }
      while (to > from && rest.charAt(to - 1) == '-') {
        to--;
      }
      type = rest.substring(from, to);
    } else {
      type = rest.substring(rest.indexOf('-') + 1);
    }
    return type.isEmpty() ? NO_TYPE : type;
  }

  /** The error of a tag that this scheme does not have. */
  String refusal(String tag) {
    return "the tag \""
        + tag
        + "\" is none of "
        + key()
        + ", whose tags begin with one of "
        + String.join(", ", letters.split(""));
  }

  private Optional<String> whyRefused(String which, Iterable<String> tags) {
    int token = 1;
    for (String tag : tags) {
      if (!allows(tag)) {
        return Optional.of("at the " + which + " tag of token " + token + ", " + refusal(tag));
      }
      token++;
    }
    return Optional.empty();
  }
}
