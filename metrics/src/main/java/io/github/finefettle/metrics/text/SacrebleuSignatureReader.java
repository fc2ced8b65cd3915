package io.github.finefettle.metrics.text;

import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes a signature of sacrebleu apart, long or short. What it says of the data (how many
 * references, which test set) is no part of a metric and passed over.
 */
final class SacrebleuSignatureReader {
  private static final List<String> OF_THE_DATA =
      List.of("nrefs", "test", "lang", "origlang", "subset", "ar");

  private final String signature;
  private final String name;
  private final Map<String, String> options = new TreeMap<>();

  private SacrebleuSignatureReader(String signature, Map<String, String> shortKeys) {
    this.signature = signature;
    List<String> parts = new ArrayList<>(List.of(signature.split("\\|", -1)));
    this.name = parts.get(0).contains(":") ? "" : parts.remove(0);
    Map<String, String> shared = SacrebleuSignature.sharedKeys();
    for (String part : parts) {
      int colon = part.indexOf(':');
      if (colon < 1) {
        throw malformed("the part \"" + part + "\" is no key:value");
      }
      String key = part.substring(0, colon);
      key = shortKeys.getOrDefault(key, shared.getOrDefault(key, key));
      if (options.putIfAbsent(key, part.substring(colon + 1)) != null) {
        throw malformed("\"" + key + "\" comes twice");
      }
    }
    OF_THE_DATA.forEach(options::remove);
    String version = options.remove("version");
    if (version != null && !version.startsWith("2.")) {
      throw malformed("version must be 2.x but is " + version);
    }
  }

  /** Whether a text is written in sacrebleu's way and not in ours. */
  static boolean isOne(String text) {
    String head = text.substring(0, text.indexOf('|') < 0 ? text.length() : text.indexOf('|'));
    return head.startsWith("nrefs:")
        || head.startsWith("#:")
        || head.equals("BLEU")
        || head.startsWith("chrF")
        || head.equals("TER");
  }

  static SacrebleuSignatureReader of(String signature, Map<String, String> shortKeys) {
    return new SacrebleuSignatureReader(signature, shortKeys);
  }

  /** What stands before the first bar, empty where the options begin at once. */
  String name() {
    return name;
  }

  String text(String key, String otherwise) {
    String found = options.remove(key);
    return found == null ? otherwise : found;
  }

  boolean choice(String key, String yes, String no, boolean otherwise) {
    String found = text(key, otherwise ? yes : no);
    if (!found.equals(yes) && !found.equals(no)) {
      throw malformed(key + " must be " + yes + " or " + no + " but is " + found);
    }
    return found.equals(yes);
  }

  int whole(String key, int otherwise) {
    String found = text(key, Integer.toString(otherwise));
    try {
      return Integer.parseInt(found);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          malformed(key + " must be a whole number but is " + found).getMessage(), e);
    }
  }

  /** Where sacrebleu's own seed was turned off, the standard one. */
  Resampling resampling() {
    Resampling standard = Resampling.standard();
    int resamples = whole("bs", standard.resamples());
    String seed = text("seed", "none");
    try {
      return new Resampling(
          resamples,
          seed.equals("none") ? standard.seed() : Long.parseLong(seed),
          standard.confidence());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(malformed("bs or seed is out of range").getMessage(), e);
    }
  }

  void requireNothingElse() {
    if (!options.isEmpty()) {
      throw malformed("\"" + options.keySet().iterator().next() + "\" is none of its options");
    }
  }

  IllegalArgumentException malformed(String why) {
    return new IllegalArgumentException(
        "The signature ("
            + signature
            + ") is none that sacrebleu "
            + SacrebleuSignature.VERSION
            + " prints: "
            + why
            + ". Expected is such as nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0.");
  }
}
