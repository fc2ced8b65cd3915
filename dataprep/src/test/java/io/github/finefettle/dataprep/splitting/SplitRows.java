package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.Splits;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Rows with all that a split may look at. */
final class SplitRows {
  static final ExampleSchema<Doc> SCHEMA =
      ExampleSchema.ofRecord(Doc.class)
          .input("text")
          .label("label")
          .group("author")
          .source("site")
          .role(Role.TIME, "time");

  private SplitRows() {}

  record Doc(String text, String label, String author, String site, String time) {}

  static List<RowId> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> new RowId("docs", i)).toList();
  }

  /** Ten words of random letters, so that hardly any two rows look alike. */
  static String words(RandomSequence random) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < 10; word++) {
      text.append(Integer.toString(1000 + random.nextInt(1_000_000), 36)).append(' ');
    }
    return text.toString();
  }

  /** Rows whose every fifth is, but for one word at its end, a copy of an earlier one. */
  static List<Doc> docs(int count, long seed) {
    RandomSequence random = RandomStream.of(seed, "docs").sequence();
    List<Doc> docs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text =
          i > 0 && i % 5 == 0 ? docs.get(random.nextInt(i)).text() + "more" : words(random);
      docs.add(
          new Doc(
              text,
              random.nextInt(4) == 0 ? "spam" : "ham",
              "author " + random.nextInt(Math.max(1, count / 4)),
              random.nextInt(3) == 0 ? "forum" : "mail",
              Integer.toString(random.nextInt(Math.max(1, count / 3)))));
    }
    return docs;
  }

  static Map<RowId, Side> sides(Splits<?> splits) {
    Map<RowId, Side> sides = new TreeMap<>();
    splits.train().ids().forEach(id -> sides.put(id, Side.TRAIN));
    splits.validation().ids().forEach(id -> sides.put(id, Side.VALIDATION));
    splits.test().ids().forEach(id -> sides.put(id, Side.TEST));
    return sides;
  }

  static ClaimState state(Evidence evidence, String id) {
    return evidence.claims().stream()
        .filter(claim -> claim.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no claim " + id + " in " + evidence.claims()))
        .state();
  }

  static List<String> findings(Evidence evidence) {
    return evidence.findings().stream().map(finding -> finding.code()).toList();
  }
}
