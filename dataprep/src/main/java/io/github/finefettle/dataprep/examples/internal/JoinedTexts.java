package io.github.finefettle.dataprep.examples.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes apart again what was edited as one text joined by line feeds. */
final class JoinedTexts {
  private JoinedTexts() {}

  /**
   * The parts after an edit of their joined text. Lines are counted off where their number did not
   * change; otherwise the parts that agree at both ends stay, if only one is left between them;
   * otherwise the first part takes all.
   */
  static List<String> split(List<String> before, String after) {
    if (before.size() == 1) {
      return List.of(after);
    }
    int lines = feeds(String.join("\n", before)) + 1;
    if (feeds(after) + 1 == lines) {
      return byLines(before, after);
    }
    return betweenEnds(before, after);
  }

  private static int feeds(String text) {
    int feeds = 0;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      feeds++;
    }
    return feeds;
  }

  private static List<String> byLines(List<String> before, String after) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (String part : before) {
      int end = begin;
      for (int line = 0; line <= feeds(part); line++) {
        int feed = after.indexOf('\n', line == 0 ? begin : end + 1);
        end = feed < 0 ? after.length() : feed;
      }
      parts.add(after.substring(begin, end));
      begin = Math.min(end + 1, after.length());
    }
    return parts;
  }

  private static List<String> betweenEnds(List<String> before, String after) {
    int first = 0;
    int begin = 0;
    while (first < before.size() - 1 && after.startsWith(before.get(first) + "\n", begin)) {
      begin += before.get(first).length() + 1;
      first++;
    }
    int last = before.size() - 1;
    int end = after.length();
    while (last > first) {
      String tail = "\n" + before.get(last);
      if (end - tail.length() < begin || !after.startsWith(tail, end - tail.length())) {
        break;
      }
      end -= tail.length();
      last--;
    }
    List<String> parts = new ArrayList<>(before);
    if (first == last) {
      parts.set(first, after.substring(begin, end));
      return parts;
    }
    Collections.fill(parts, "");
    parts.set(0, after);
    return parts;
  }
}
