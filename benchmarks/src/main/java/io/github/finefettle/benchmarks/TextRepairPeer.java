package io.github.finefettle.benchmarks;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.text.TextRepair;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Text repair beside ftfy in one run: the same texts, megabytes of UTF-8 for each CPU second of the
 * thread that repairs, the best of several rounds of each.
 */
public final class TextRepairPeer {
  private static final int TEXTS = 500;
  private static final int ROUNDS = 15;
  private static final long ROUND_NANOS = 300_000_000L;

  private TextRepairPeer() {}

  /**
   * Measures and prints.
   *
   * @param args the Python script that measures ftfy, and the Python to run it with, if there is
   *     one
   * @throws IOException if the peer cannot be started
   * @throws InterruptedException if the wait for the peer is interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean peer = args.length > 1 && !args[1].isBlank();
    if (!peer) {
      out.println(
          "ftfy is not measured: set FINEFETTLE_PYTHON to a Python that has ftfy 6.3.1 installed.");
    }
    for (RepairTexts kind : RepairTexts.values()) {
      List<String> texts = kind.texts(TEXTS);
      double ours = ours(texts);
      String line =
          String.format(Locale.ROOT, "%-9s FineFettle %7.1f MB per CPU second", kind.name(), ours);
      if (peer) {
        double theirs = theirs(args[1], args[0], texts);
        line += String.format(Locale.ROOT, ", ftfy %5.1f, ratio %.0f", theirs, ours / theirs);
      }
      out.println(line);
    }
  }

  private static double ours(List<String> texts) {
    TextRepair repair = TextRepair.everything();
    long bytes = texts.stream().mapToLong(t -> t.getBytes(StandardCharsets.UTF_8).length).sum();
    double best = 0;
    long kept = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = cpuNanos();
      long done = 0;
      long taken = 0;
      while (taken < ROUND_NANOS) {
        for (String text : texts) {
          kept += repair.repair(text).length();
        }
        done += bytes;
        taken = cpuNanos() - begin;
      }
      best = Math.max(best, done * 1e3 / taken);
    }
    if (kept == 0) {
      throw new IllegalStateException("Nothing was repaired.");
    }
    return best;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double theirs(String python, String script, List<String> texts)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("texts", ".jsonl");
    try {
      Files.write(
          file,
          texts.stream().map(t -> new JsonValue.JsonString(t).toCanonicalString()).toList(),
          StandardCharsets.UTF_8);
      Process process =
          new ProcessBuilder(python, script, file.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (InputStream in = process.getInputStream();
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        String figure = lines.readLine();
        if (process.waitFor() != 0 || figure == null) {
          throw new IllegalStateException(
              "The Python (" + python + ") could not run ftfy. Install ftfy 6.3.1 for it.");
        }
        return Double.parseDouble(figure);
      }
    } finally {
      Files.delete(file);
    }
  }
}
