package io.github.finefettle.core.evidence;

import io.github.finefettle.core.definition.JsonValue;

/**
 * A piece of a user's own text that shows a point. Capped at {@value #LONGEST} characters; an audit
 * can be told to redact all excerpts.
 *
 * @param title what it shows, such as {@code "near duplicate of sms.tsv#41"}
 * @param text the piece
 */
public record Excerpt(String title, String text) {
  /** The most characters an excerpt keeps. */
  public static final int LONGEST = 300;

  /** Cuts a longer text at {@value #LONGEST} characters, never inside a surrogate pair. */
  public Excerpt {
    if (text.length() > LONGEST) {
      int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
      text = text.substring(0, end);
    }
  }

  JsonValue.JsonObject toJson() {
    return JsonValue.object().put("title", title).put("text", text).toJson();
  }

  static Excerpt fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    return new Excerpt(o.string("title"), o.string("text"));
  }
}
