package io.github.finefettle.dataprep.structure;

/** Names of tools and arguments in reasons. */
final class ToolNames {
  private static final int LONGEST = 80;

  private ToolNames() {}

  static String quoted(String name) {
    int end = Math.min(name.length(), LONGEST);
    boolean cutsPair = end < name.length() && Character.isHighSurrogate(name.charAt(end - 1));
    return '"'
        + name.substring(0, cutsPair ? end - 1 : end)
        + (end < name.length() ? "...\"" : "\"");
  }
}
