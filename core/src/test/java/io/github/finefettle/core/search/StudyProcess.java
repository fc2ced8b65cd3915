package io.github.finefettle.core.search;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A JVM of its own that works on the study of {@link TrainedCurves} in a journal. */
final class StudyProcess {
  private StudyProcess() {}

  /** Arguments: journal, folder of begun segments, milliseconds an epoch, file for the result. */
  public static void main(String[] arguments) throws IOException {
    TrialBody body = new TrainedCurves(Path.of(arguments[1]), Long.parseLong(arguments[2]));
    StudyResult result = TrainedCurves.study().runner().storedIn(Path.of(arguments[0])).run(body);
    Files.writeString(
        Path.of(arguments[3]), result.toJson().toCanonicalString(), StandardCharsets.UTF_8);
  }

  static Process start(Path journal, Path begun, long millisAnEpoch, Path result)
      throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            List.of(
                java.toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StudyProcess.class.getName(),
                journal.toString(),
                begun.toString(),
                Long.toString(millisAnEpoch),
                result.toString()))
        .redirectErrorStream(true)
        .redirectOutput(new File(result + ".log"))
        .start();
  }
}
