package io.github.finefettle.dataprep.quality;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import java.util.List;

/** Checks thresholds, reads splitters back, and runs them. */
final class Settings {
  private Settings() {}

  static double atLeastZero(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "The threshold " + name + " (" + value + ") must be a number of 0 or more.");
    }
    return value;
  }

  static Named<WordSplitter> words(JsonValue.JsonObject json, Registry registry) {
    JsonValue named = json.get("words");
    return named.equals(EnglishText.WORDS.toJson())
        ? EnglishText.WORDS
        : registry.find(named, WordSplitter.class);
  }

  static Named<SentenceSplitter> sentences(JsonValue.JsonObject json, Registry registry) {
    JsonValue named = json.get("sentences");
    return named.equals(EnglishText.SENTENCES.toJson())
        ? EnglishText.SENTENCES
        : registry.find(named, SentenceSplitter.class);
  }

  static List<String> split(Named<WordSplitter> splitter, String text) {
    try {
      return splitter.function().split(text);
    } catch (Exception e) {
      throw failed("word", splitter.id(), e);
    }
  }

  static List<String> splitSentences(Named<SentenceSplitter> splitter, String text) {
    try {
      return splitter.function().split(text);
    } catch (Exception e) {
      throw failed("sentence", splitter.id(), e);
    }
  }

  private static IllegalStateException failed(String what, String id, Exception cause) {
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return new IllegalStateException(
        "The " + what + " splitter " + id + " failed. Make it give words for any text.", cause);
  }

  static int count(JsonValue.JsonObject json, String name) {
    return Math.toIntExact(json.integer(name));
  }

  static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }
}
