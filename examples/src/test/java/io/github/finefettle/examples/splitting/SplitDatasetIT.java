package io.github.finefettle.examples.splitting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.examples.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitDatasetIT {
  private static final String HEADER = "text;label;author;day\r\n";

  @TempDir Path folder;

  private static List<String> rows(int count, long seed) {
    RandomSequence random = RandomStream.of(seed, "rows").sequence();
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 9; word++) {
        text.append(Integer.toString(1000 + random.nextInt(1_000_000), 36)).append(' ');
      }
      rows.add(
          "\""
              + text
              + "\";"
              + (random.nextInt(3) == 0 ? "a" : "b")
              + ";u"
              + random.nextInt(count / 3)
              + ";2024-01-"
              + (10 + random.nextInt(20))
              + "\r\n");
    }
    return rows;
  }

  private Path write(String name, List<String> rows) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, HEADER + String.join("", rows), StandardCharsets.UTF_8);
    return file;
  }

  private ProgramRun run(Object... arguments) {
    return ProgramRun.run(
        folder, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private static JsonValue.JsonObject summary(ProgramRun run) {
    assertThat(run.exitStatus()).as(run.standardError()).isZero();
    return JsonValue.parse(run.standardOutput()).asObject();
  }

  private static List<String> linesOf(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    assertThat(text).startsWith(HEADER);
    return text.substring(HEADER.length()).lines().map(line -> line + "\r\n").toList();
  }

  private List<String> allRows(Path split) throws IOException {
    List<String> all = new ArrayList<>();
    for (String side : List.of("train", "validation", "test")) {
      all.addAll(linesOf(split.resolve(side + ".csv")));
    }
    return all;
  }

  @Test
  void everyRowIsInOneFileByteForByteAndAllAgainWithMoreRows() throws IOException {
    List<String> rows = rows(400, 1);
    Path input = write("data/rows.csv", rows);
    Path first = folder.resolve("first");
    JsonValue.JsonObject summary =
        summary(
            run(
                "split-dataset",
                "--input",
                input,
                "--field",
                "text",
                "--label",
                "label",
                "--group",
                "author",
                "--seed",
                3,
                "--output",
                first));
    assertThat(summary.string("kind")).isEqualTo("split-summary");
    assertThat(allRows(first)).containsExactlyInAnyOrderElementsOf(rows);
    JsonValue.JsonObject accounting = summary.get("accounting").asObject();
    assertThat(accounting.integer("read")).isEqualTo(400);
    assertThat(
            accounting.integer("train")
                + accounting.integer("validation")
                + accounting.integer("test")
                + accounting.integer("setAside"))
        .isEqualTo(400);
    assertThat(first.resolve("set-aside.jsonl")).isEmptyFile();
    assertThat(first.toFile().list())
        .containsExactlyInAnyOrder(
            "train.csv", "validation.csv", "test.csv", "assignment.jsonl", "set-aside.jsonl");

    List<String> more = new ArrayList<>(rows);
    more.addAll(rows(30, 2));
    more.add("x;rare;;2024-02-01\r\n");
    Path again = folder.resolve("again");
    write("data/rows.csv", more);
    JsonValue.JsonObject second =
        summary(
            run(
                "split-dataset",
                "--input",
                input,
                "--field",
                "text",
                "--label",
                "label",
                "--group",
                "author",
                "--seed",
                3,
                "--previous",
                first.resolve("assignment.jsonl"),
                "--output",
                again));
    for (String side : List.of("train", "validation", "test")) {
      assertThat(linesOf(again.resolve(side + ".csv")))
          .containsAll(linesOf(first.resolve(side + ".csv")));
    }
    assertThat(second.get("evidence").toCanonicalString()).contains("split-class-missing");
  }

  @Test
  void byTimeTheLaterRowsJudgeAndBrokenRecordsAreSetAsideWithTheirBytes() throws IOException {
    List<String> rows = rows(300, 3);
    List<String> withBroken = new ArrayList<>(rows);
    withBroken.set(5, "\"one\";b;u1;someday\r\n");
    withBroken.set(7, "a;b;c;d;e;f;g\r\n");
    Path input = write("data/rows.csv", withBroken);
    Path output = folder.resolve("split");
    JsonValue.JsonObject summary =
        summary(
            run(
                "split-dataset",
                "--input",
                input,
                "--field",
                "text",
                "--time",
                "day",
                "--output",
                output));
    assertThat(summary.get("accounting").asObject().integer("setAside")).isEqualTo(2);
    assertThat(Files.readAllLines(output.resolve("set-aside.jsonl"), StandardCharsets.UTF_8))
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("someday").contains("neither a date"))
        .anySatisfy(line -> assertThat(line).contains("a;b;c;d;e;f;g"));
    assertThat(day(linesOf(output.resolve("train.csv")), true))
        .isLessThan(day(linesOf(output.resolve("test.csv")), false));
  }

  private static String day(List<String> lines, boolean latest) {
    List<String> days =
        lines.stream().map(line -> line.substring(line.lastIndexOf(';') + 1)).sorted().toList();
    return days.get(latest ? days.size() - 1 : 0);
  }

  @Test
  void foldsHoldEachRowOnceForValidation() throws IOException {
    List<String> rows = rows(300, 4);
    Path input = write("data/rows.csv", rows);
    Path output = folder.resolve("folds");
    JsonValue.JsonObject summary =
        summary(
            run(
                "split-dataset",
                "--input",
                input,
                "--field",
                "text",
                "--folds",
                3,
                "--exact-shares",
                "--output",
                output));
    List<String> judged = new ArrayList<>(linesOf(output.resolve("test.csv")));
    for (int fold = 1; fold <= 3; fold++) {
      judged.addAll(linesOf(output.resolve("fold-" + fold + "/validation.csv")));
      assertThat(linesOf(output.resolve("fold-" + fold + "/train.csv"))).hasSize(180);
    }
    assertThat(judged).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(summary.get("accounting").toCanonicalString())
        .isEqualTo("{\"folds\":[90,90,90],\"read\":300,\"setAside\":0,\"test\":30}");
  }

  @Test
  void anAuditTellsOfWordsThatTwoSidesShare() throws IOException {
    String quoted = "one run of words that ten rows of this file have and no other row has ";
    List<String> rows = rows(60, 6);
    for (int i = 0; i < 10; i++) {
      rows.set(i, rows.get(i).replaceFirst("\"", "\"" + quoted));
    }
    Path input = write("data/rows.csv", rows);
    Path out = folder.resolve("audited");
    List<Object> options = List.of("--field", "text", "--duplicates", "ignore", "--audit");
    JsonValue.JsonObject summary =
        summary(runWith("split-dataset", options, "--input", input, "--output", out));
    assertThat(summary.get("leaks").asObject().integer("ngram")).isPositive();
    assertThat(summary.get("evidence").toCanonicalString()).contains("split.no-leak-by-audit");
    assertExplained(
        runWith("split-dataset", options, "--input", input, "--folds", 3, "--output", out),
        "--audit");
  }

  @Test
  void foldsOfAGrownFileKeepEveryOldRow() throws IOException {
    List<String> rows = rows(300, 4);
    Path input = write("data/rows.csv", rows);
    Path first = folder.resolve("folds");
    List<Object> options = List.of("--field", "text", "--label", "label", "--folds", 3);
    summary(runWith("split-dataset", options, "--input", input, "--output", first));
    List<String> grown = new ArrayList<>(rows);
    grown.addAll(rows(420, 9).subList(300, 420));
    write("data/rows.csv", grown);
    Path again = folder.resolve("again");
    Path assignment = first.resolve("assignment.jsonl");
    JsonValue.JsonObject summary =
        summary(
            runWith(
                "split-dataset",
                options,
                "--input",
                input,
                "--previous",
                assignment,
                "--output",
                again));
    assertThat(summary.integer("removed")).isZero();
    for (String part : List.of("test", "fold-1/validation", "fold-2/validation", "fold-3/train")) {
      assertThat(linesOf(again.resolve(part + ".csv")))
          .containsAll(linesOf(first.resolve(part + ".csv")));
    }
    assertExplained(
        run("split-dataset", "--input", input, "--previous", assignment, "--output", again),
        "--previous");
    assertExplained(
        run(
            "split-dataset",
            "--input",
            input,
            "--folds",
            4,
            "--previous",
            assignment,
            "--output",
            again),
        "3 folds");
  }

  private ProgramRun runWith(String program, List<Object> options, Object... more) {
    List<Object> all = new ArrayList<>(List.of(program));
    all.addAll(options);
    all.addAll(List.of(more));
    return run(all.toArray());
  }

  @Test
  void twoSidesOfASplitDoNotLeakAndARandomOneDoes() throws IOException {
    Path train =
        write("t/train.csv", List.of("\"Where is my card?\";a;u;1\r\n", "other;b;u;2\r\n"));
    Path test = write("t/test.csv", List.of("\"where is my card\";b;v;1\r\n", "new;a;v;2\r\n"));
    Path pairs = folder.resolve("pairs.jsonl");
    ProgramRun run =
        run("audit-leaks", "--train", train, "--test", test, "--label", "label", "--pairs", pairs);
    JsonValue.JsonObject report = summary(run);
    assertThat(report.integer("sameWords")).isEqualTo(1);
    assertThat(report.integer("sameTrimmed")).isZero();
    assertThat(report.integer("leaked")).isEqualTo(1);
    assertThat(report.integer("otherLabel")).isEqualTo(1);
    assertThat(Files.readString(pairs, StandardCharsets.UTF_8))
        .contains("\"row\":\"test.csv#0\"")
        .contains("\"trainRow\":\"train.csv#0\"")
        .contains("\"trainLabel\":\"a\"");
    assertThat(run("audit-leaks", "--train", train, "--test", test, "--fail-on-leak").exitStatus())
        .isEqualTo(3);
  }

  @Test
  void banking77LeaksAsItIsKnownTo() {
    String data = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(data != null, "FINEFETTLE_DATA is not set");
    Path banking = Path.of(data, "banking77");
    Assumptions.assumeTrue(Files.isDirectory(banking), "there is no banking77");
    JsonValue.JsonObject report =
        summary(
            run(
                "audit-leaks",
                "--train",
                banking.resolve("train.csv"),
                "--test",
                banking.resolve("test.csv"),
                "--field",
                "text",
                "--shingles",
                "word:3"));
    assertThat(report.integer("sameBytes")).isZero();
    assertThat(report.integer("sameTrimmed")).isEqualTo(6);
    assertThat(report.integer("sameWords")).isEqualTo(25);
    assertThat(report.integer("near")).isEqualTo(77);
  }

  @Test
  void badInputIsExplainedInOneSentence() throws IOException {
    Path input = write("data/rows.csv", rows(40, 5));
    Path out = folder.resolve("out");
    assertExplained(run("split-dataset", "--input", "missing.csv", "--output", out), "missing.csv");
    assertExplained(
        run("split-dataset", "--input", input, "--field", "txet", "--output", out), "txet");
    assertExplained(
        run("split-dataset", "--input", input, "--shares", "0.8,0.1", "--output", out), "--shares");
    assertExplained(
        run("split-dataset", "--input", input, "--shares", "0.8,0.1,0.3", "--output", out),
        "add up to 1");
    assertExplained(
        run(
            "split-dataset",
            "--input",
            input,
            "--label",
            "label",
            "--time",
            "day",
            "--output",
            out),
        "by time");
    assertExplained(
        run("split-dataset", "--input", input, "--duplicates", "maybe", "--output", out), "maybe");
    assertExplained(
        run("split-dataset", "--input", input, "--previous", input, "--output", out), "--previous");
    assertExplained(
        run("split-dataset", "--input", input, "--folds", 1, "--output", out), "2 or more");
    assertExplained(run("audit-leaks", "--train", input, "--test", "none.csv"), "none.csv");
    assertExplained(
        run("audit-leaks", "--train", input, "--test", input, "--shingles", "big"), "big");
    assertThat(out).doesNotExist();
  }

  @Test
  void anAssignmentOfAFileOfAnotherNameIsRefusedInsteadOfMovingEveryRow() throws IOException {
    Path input = write("data/rows.csv", rows(40, 5));
    Path first = folder.resolve("first");
    assertThat(run("split-dataset", "--input", input, "--output", first).exitStatus()).isZero();
    Path renamed = write("data/grown.csv", rows(40, 5));
    Path again = folder.resolve("again");
    assertExplained(
        run(
            "split-dataset",
            "--input",
            renamed,
            "--previous",
            first.resolve("assignment.jsonl"),
            "--output",
            again),
        "rows.csv#0");
    assertThat(again).doesNotExist();
  }

  @Test
  void noFileThatIsReadIsWrittenOver() throws IOException {
    Path input = write("data/train.csv", rows(40, 5));
    byte[] before = Files.readAllBytes(input);
    assertExplained(
        run("split-dataset", "--input", input, "--output", folder.resolve("data")), "--output");
    assertExplained(run("split-dataset", "--input", input, "--output", input), "is a file");
    Path test = write("data/test.csv", rows(40, 5));
    assertExplained(
        run("audit-leaks", "--train", input, "--test", test, "--pairs", test), "--pairs");
    assertExplained(
        run("audit-leaks", "--train", input, "--test", test, "--pairs", folder.resolve("no/p")),
        "does not exist");
    assertThat(input).hasBinaryContent(before);
    assertThat(test).hasBinaryContent(before);
  }

  private static void assertExplained(ProgramRun run, String about) {
    assertThat(run.exitStatus()).as(run.standardError()).isEqualTo(2);
    assertThat(run.standardError()).contains(about).doesNotContain("\tat ");
    assertThat(run.standardOutput()).isEmpty();
  }
}
