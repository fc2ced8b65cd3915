package io.github.finefettle.dataprep.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a fuzz target takes more than linear time on one long row: four times the bytes may take
 * at most eight times as long, in the best of three trials. The rows repeat a seed of the kept
 * corpus, or one piece that makes searches go back and forth.
 */
public final class LongRows {
  private static final int LONG = 10_000_000;
  private static final int SHORT = LONG / 4;
  private static final double MOST = 8;
  private static final int TRIALS = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Of what is quicker than this, the time says nothing. */
  private static final double LEAST_SECONDS = 0.1;

  private static final List<String> PIECES =
      List.of(
          "a",
          " ",
          "a ",
          "[",
          "[]",
          "{\"a\":",
          "{\"text\":\"",
          "\"",
          "\\",
          "\\u",
          "&",
          "&#",
          "&lt",
          "<",
          "<p>",
          "<!--",
          "```",
          "`",
          "**",
          "](",
          "\u00C3",
          "\u00E2\u20AC",
          "\u0301",
          "a\u0301\u0323",
          "\u200D",
          "\uFEFF",
          "\u001B[",
          "@",
          "a@",
          "1",
          "1.",
          "1:",
          "=",
          "-",
          ",",
          "\t",
          "\",\"",
          "bad ",
          "password=");

  private LongRows() {}

  /** Arguments: the class of the target, and the folder of the test resources. */
  public static void main(String[] args) throws Exception {
    Method target = target(Class.forName(args[0]));
    target.setAccessible(true);
    boolean fine = true;
    double worst = 0;
    String slowest = "";
    Map<String, byte[][]> shapes = shapes(args[0], Path.of(args[1]));
    for (Map.Entry<String, byte[][]> shape : shapes.entrySet()) {
      try {
        double ratio = ratio(target, shape.getValue()[0], shape.getValue()[1]);
        if (ratio > worst) {
          worst = ratio;
          slowest = shape.getKey();
        }
        if (ratio >= MOST) {
          fine = false;
          print("  %s: 10 MB take %.1f times as long as 2.5 MB%n", shape.getKey(), ratio);
        }
      } catch (InvocationTargetException e) {
        fine = false;
        print(
            "  %s: %s%n",
            shape.getKey(), first(Optional.<Throwable>ofNullable(e.getCause()).orElse(e)));
      }
    }
    print(
        "%-16s %d shapes of rows, 10 MB take at most %.1f times as long as 2.5 MB (%s)%n",
        args[0].substring(args[0].lastIndexOf('.') + 1), shapes.size(), worst, slowest);
    System.exit(fine ? 0 : 1);
  }

  private static Method target(Class<?> type) throws NoSuchMethodException {
    boolean own = Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals("longRow"));
    return type.getMethod(own ? "longRow" : "fuzzerTestOneInput", byte[].class);
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }

  private static String first(Throwable failure) {
    String text =
        failure + (failure.getStackTrace().length > 0 ? " at " + failure.getStackTrace()[0] : "");
    return text.substring(0, Math.min(300, text.length()));
  }

  private static double ratio(Method target, byte[] small, byte[] large) throws Exception {
    double best = Double.POSITIVE_INFINITY;
    double leastSmall = Double.POSITIVE_INFINITY;
    double leastLarge = Double.POSITIVE_INFINITY;
    for (int i = 0; i < TRIALS && best >= MOST; i++) {
      leastSmall = Math.min(leastSmall, seconds(target, small));
      leastLarge = Math.min(leastLarge, seconds(target, large));
      best = leastLarge / Math.max(LEAST_SECONDS, leastSmall);
    }
    return best;
  }

  private static double seconds(Method target, byte[] data) throws Exception {
    System.gc(); // what earlier rows left shall not be collected within this one's time
    // The time of this thread alone: what else runs on the machine shall not count.
    long begin = THREADS.getCurrentThreadCpuTime();
    target.invoke(null, (Object) data);
    return (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
  }

  private static Map<String, byte[][]> shapes(String target, Path resources) throws IOException {
    Map<String, byte[][]> shapes = new LinkedHashMap<>();
    Path folder = resources.resolve(target.replace('.', '/') + "Inputs");
    try (Stream<Path> seeds = Files.walk(folder).filter(Files::isRegularFile).sorted()) {
      for (Path seed : seeds.toList()) {
        byte[] bytes = Files.readAllBytes(seed);
        put(shapes, "seed " + seed.getFileName(), bytes[0], bytes, 1, bytes);
      }
    }
    for (String piece : PIECES) {
      byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
      for (byte first : firsts(target)) {
        put(shapes, "\"" + piece + "\" after " + first, first, bytes, 0, bytes);
      }
      byte[] quoted = ("{\"text\":\"" + piece).getBytes(StandardCharsets.UTF_8);
      put(shapes, "\"" + piece + "\" in JSON", firsts(target)[0], quoted, 9, quoted);
    }
    return shapes;
  }

  /** The first byte chooses a format of readers; elsewhere it is text, or a way to make text. */
  private static byte[] firsts(String target) {
    return target.contains("Reader") ? new byte[] {0, 1, 2, 3, 4, 5} : new byte[] {' '};
  }

  /** What stands before {@code from} once, and the rest again and again, in one line. */
  private static void put(
      Map<String, byte[][]> shapes, String name, byte first, byte[] bytes, int from, byte[] seed) {
    if (bytes.length > from) {
      shapes.put(name, new byte[][] {row(first, seed, from, SHORT), row(first, seed, from, LONG)});
    }
  }

  private static byte[] row(byte first, byte[] seed, int from, int length) {
    byte[] row = new byte[length];
    row[0] = first;
    for (int i = 1; i < length; i++) {
      int at = i - 1 < from ? i - 1 : from + (i - 1 - from) % (seed.length - from);
      row[i] = seed[at] == '\n' || seed[at] == '\r' ? (byte) ' ' : seed[at];
    }
    return row;
  }
}
