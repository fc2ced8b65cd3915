package io.github.finefettle.examples.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.examples.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindDuplicatesIT {
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern LINE_FEED = Pattern.compile("\n");

  @TempDir Path folder;

  private ProgramRun run(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("find-duplicates"));
    arguments.addAll(List.of(options));
    return ProgramRun.run(folder, arguments.toArray(String[]::new));
  }

  @Test
  void everyPairOfTheRealMessagesIsFoundThatComparingAllWithAllFinds() throws IOException {
    String data = System.getenv("FINEFETTLE_DATA");
    assumeTrue(data != null, "FINEFETTLE_DATA is not set");
    Path messages = Path.of(data, "sms_spam", "sms.tsv");
    Path pairs = folder.resolve("pairs.jsonl");
    ProgramRun run =
        run(
            "--input",
            messages.toString(),
            "--no-header",
            "--field",
            "2",
            "--shingles",
            "word:3",
            "--guards",
            "none",
            "--pairs",
            pairs.toString());
    assertThat(run.exitStatus()).as(run.standardError()).isZero();
    List<String> texts = new ArrayList<>();
    for (String line :
        LINE_FEED.splitAsStream(Files.readString(messages, StandardCharsets.UTF_8)).toList()) {
      texts.add(line.substring(line.indexOf('\t') + 1));
    }
    assertThat(texts).hasSize(5574);
    Set<String> found = new TreeSet<>();
    int differing = 0;
    for (String line : Files.readAllLines(pairs, StandardCharsets.UTF_8)) {
      JsonValue.JsonObject pair = JsonValue.parse(line).asObject();
      int a = (int) pair.integer("a");
      int b = (int) pair.integer("b");
      found.add(a + " " + b);
      differing += texts.get(a).equals(texts.get(b)) ? 0 : 1;
    }
    assertThat(found).isEqualTo(comparedWithAll(texts));
    assertThat(differing).isEqualTo(282);
    ProgramRun guarded =
        run("--input", messages.toString(), "--no-header", "--field", "2", "--shingles", "word:3");
    JsonValue.JsonObject apart =
        JsonValue.parse(guarded.standardOutput()).asObject().get("keptApart").asObject();
    assertThat(apart.integer("NUMBERS")).isGreaterThan(40);
  }

  /** By the question alone one of the two would go; the answers say that they are two problems. */
  @Test
  void oneProblemUnderTwoNamesIsReportedAndBothRowsStay() throws IOException {
    String data = System.getenv("FINEFETTLE_DATA");
    assumeTrue(data != null, "FINEFETTLE_DATA is not set");
    Path problems = Path.of(data, "gsm8k_train", "train.jsonl.gz");
    Path apart = folder.resolve("apart.jsonl");
    Path kept = folder.resolve("kept.jsonl");
    ProgramRun run =
        run(
            "--input",
            problems.toString(),
            "--field",
            "question",
            "--kept-apart",
            apart.toString(),
            "--output",
            kept.toString());
    assertThat(run.exitStatus()).as(run.standardError()).isZero();
    assertThat(Files.readAllLines(kept, StandardCharsets.UTF_8)).hasSize(7473);
    List<String> lines = Files.readAllLines(apart, StandardCharsets.UTF_8);
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).contains("2483", "6691", "\"guard\":\"NAMES\""));
  }

  /** By sets of strings; rows without a word are left out, as they have nothing in common. */
  private static Set<String> comparedWithAll(List<String> texts) {
    List<Set<String>> sets = new ArrayList<>();
    texts.forEach(text -> sets.add(shingles(text)));
    Set<String> pairs = new TreeSet<>();
    for (int b = 0; b < sets.size(); b++) {
      for (int a = 0; a < b; a++) {
        int sizeOfA = sets.get(a).size();
        int sizeOfB = sets.get(b).size();
        if (5 * Math.min(sizeOfA, sizeOfB) < 4 * Math.max(sizeOfA, sizeOfB) || sizeOfA == 0) {
          continue;
        }
        int shared = 0;
        for (String shingle : sets.get(a)) {
          shared += sets.get(b).contains(shingle) ? 1 : 0;
        }
        if (5 * shared >= 4 * (sizeOfA + sizeOfB - shared)) {
          pairs.add(a + " " + b);
        }
      }
    }
    return pairs;
  }

  private static Set<String> shingles(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    if (words.size() < 3) {
      return words.isEmpty() ? Set.of() : Set.of(String.join(" ", words));
    }
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i + 3 <= words.size(); i++) {
      shingles.add(String.join(" ", words.subList(i, i + 3)));
    }
    return shingles;
  }

  @Test
  void rowsThatGoComeBackByRestoreDataset() throws IOException {
    Path input = folder.resolve("rows.jsonl");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      String text = "message number " + "abcdefghij".charAt(i % 10) + " of a long list of messages";
      lines.append("{\"n\":").append(i).append(",\"text\":\"").append(text).append("\"}\n");
    }
    lines.append("broken\n");
    Files.writeString(input, lines, StandardCharsets.UTF_8);
    Path output = folder.resolve("kept.jsonl");
    ProgramRun run =
        run("--input", input.toString(), "--field", "text", "--output", output.toString());
    assertThat(run.exitStatus()).as(run.standardError()).isZero();
    JsonValue.JsonObject found =
        JsonValue.parse(run.standardOutput()).asObject().get("found").asObject();
    assertThat(found.integer("read")).isEqualTo(301);
    assertThat(found.integer("setAside")).isEqualTo(1);
    assertThat(found.integer("kept"))
        .isEqualTo(Files.readAllLines(output, StandardCharsets.UTF_8).size());
    assertThat(found.integer("kept") + found.integer("dropped") + 1).isEqualTo(301);
    Path restored = folder.resolve("restored.jsonl");
    ProgramRun back =
        ProgramRun.run(
            folder,
            "restore-dataset",
            "--output",
            output.toString(),
            "--ledger",
            output + ".ledger.jsonl",
            "--restored",
            restored.toString());
    assertThat(back.exitStatus()).as(back.standardError()).isZero();
    assertThat(restored).hasSameBinaryContentAs(input);
  }

  @Test
  void theNumberOfPairsCanBeBounded() throws IOException {
    Path input = folder.resolve("equal.jsonl");
    Files.writeString(
        input,
        "{\"text\":\"all of these rows are the same\"}\n".repeat(100),
        StandardCharsets.UTF_8);
    Path pairs = folder.resolve("some/pairs.jsonl");
    ProgramRun run =
        run(
            "--input",
            input.toString(),
            "--field",
            "text",
            "--pairs",
            pairs.toString(),
            "--most-pairs",
            "1000");
    assertThat(run.exitStatus()).as(run.standardError()).isZero();
    assertThat(Files.readAllLines(pairs, StandardCharsets.UTF_8)).hasSize(1000);
    JsonValue.JsonObject summary = JsonValue.parse(run.standardOutput()).asObject();
    assertThat(summary.integer("pairs")).isEqualTo(1000);
    assertThat(summary.get("pairsComplete").asBoolean()).isFalse();
  }

  @Test
  void badOptionsAreExplained() throws IOException {
    Path input = folder.resolve("rows.jsonl");
    Files.writeString(input, "{\"text\":\"a\"}\n", StandardCharsets.UTF_8);
    String file = input.toString();
    assertExplained(run("--input", file, "--field", "body"), "--field (body)", "text");
    assertExplained(
        run("--input", file, "--field", "text", "--similarity", "0.2"), "similarity (0.2)", "0.5");
    assertExplained(
        run("--input", file, "--field", "text", "--shingles", "words"), "shingles", "word:3");
    assertExplained(
        run("--input", file, "--field", "text", "--guards", "some"), "--guards (some)", "none");
    assertExplained(
        run("--input", folder + "/none.jsonl", "--field", "text"), "does not exist", "");
    assertExplained(
        run("--input", file, "--field", "text", "--same", "lable"), "--same (lable)", "text");
    assertExplained(
        run("--input", file, "--field", "text", "--threads", "0"), "--threads (0)", "1");
    assertExplained(
        run("--input", file, "--field", "text", "--memory", "0"), "memory (0", "at least");
  }

  @Test
  void noFileIsWrittenOverAnother() throws IOException {
    Path input = folder.resolve("rows.jsonl");
    String rows = "{\"text\":\"one and the same\"}\n".repeat(2);
    Files.writeString(input, rows, StandardCharsets.UTF_8);
    String file = input.toString();
    for (String option : List.of("--pairs", "--kept-apart", "--output")) {
      assertExplained(
          run("--input", file, "--field", "text", option, file), option, "over --input");
      assertThat(input).hasContent(rows);
    }
    String out = folder.resolve("made/out.jsonl").toString();
    assertExplained(
        run("--input", file, "--field", "text", "--output", out, "--pairs", out),
        "--output and --pairs",
        "different files");
    assertThat(run("--input", file, "--field", "text", "--pairs", out).exitStatus()).isZero();
    assertThat(Path.of(out)).hasContent("{\"a\":0,\"b\":1,\"similarity\":1}\n");
  }

  private static void assertExplained(ProgramRun run, String what, String wayOut) {
    assertThat(run.exitStatus()).isEqualTo(2);
    assertThat(run.standardError()).contains(what).contains(wayOut).doesNotContain("Exception");
    assertThat(run.standardError().strip().lines()).hasSizeLessThanOrEqualTo(2);
  }
}
