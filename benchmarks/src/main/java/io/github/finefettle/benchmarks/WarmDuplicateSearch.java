package io.github.finefettle.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.finefettle.dataprep.cleaning.DuplicateRemoval;
import io.github.finefettle.dataprep.cleaning.FieldDuplicates;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.io.FieldPath;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.RowSinks;
import io.github.finefettle.dataprep.io.RowSource;
import io.github.finefettle.dataprep.io.RowSources;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Near duplicates out of one file, again and again in one process: from JSONL to JSONL, every pair
 * verified, guards on, the ledger written. Prints the CPU seconds of the whole process for each
 * round, and the rows a CPU second of the median of the second half.
 */
public final class WarmDuplicateSearch {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private WarmDuplicateSearch() {}

  /**
   * Searches.
   *
   * @param args the file, a folder for what is written, and how many rounds
   */
  public static void main(String[] args) {
    RowSource<FieldRow> source = RowSources.file(Path.of(args[0]));
    Path folder = Path.of(args[1]);
    double[] seconds = new double[Integer.parseInt(args[2])];
    long rows = 0;
    for (int round = 0; round < seconds.length; round++) {
      long start = PROCESS.getProcessCpuTime();
      rows = search(source, folder);
      seconds[round] = (PROCESS.getProcessCpuTime() - start) / 1e9;
      System.out.printf(Locale.ROOT, "%.2f ", seconds[round]);
    }
    double[] warm = Arrays.copyOfRange(seconds, seconds.length / 2, seconds.length);
    Arrays.sort(warm);
    System.out.printf(Locale.ROOT, "%n%.0f%n", rows / warm[warm.length / 2]);
  }

  private static long search(RowSource<FieldRow> source, Path folder) {
    DuplicateRemoval removal =
        DuplicateRemoval.of(NearDuplicates.atSimilarity(0.8), FieldPath.of("text"));
    try (FieldDuplicates found = removal.read(source)) {
      found.write(
          RowSinks.file(folder.resolve("warm.jsonl")),
          Optional.of(folder.resolve("warm.ledger.jsonl")));
      return found.read();
    }
  }
}
