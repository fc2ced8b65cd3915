package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.evidence.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What is learned about the files of a source while they are read. */
final class ReadNotes {
  private final Map<String, String> facts = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final AtomicLong fallbacks = new AtomicLong();
  private final boolean single;

  /** Facts of several files are told apart by the file's name. */
  ReadNotes(boolean single) {
    this.single = single;
  }

  void fact(String file, String name, String value) {
    facts.put(single ? name : file + ": " + name, value);
  }

  void find(Finding finding) {
    findings.add(finding);
  }

  /** Records that were parsed by another charset than their file's. */
  AtomicLong fallbacks() {
    return fallbacks;
  }

  Map<String, String> facts() {
    Map<String, String> all = new TreeMap<>(facts);
    all.put("records read by a fallback charset", Long.toString(fallbacks.get()));
    return Collections.unmodifiableMap(all);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
