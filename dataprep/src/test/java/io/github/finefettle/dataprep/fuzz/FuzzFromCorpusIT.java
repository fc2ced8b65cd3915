package io.github.finefettle.dataprep.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Half a minute of real fuzzing from the kept corpus, shared by the targets. Each runs in a JVM of
 * its own, where no other agent changes the classes.
 */
class FuzzFromCorpusIT {
  private static final String PACKAGE = "io.github.finefettle.dataprep.";
  private static final String SECONDS = "7";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text.TextFuzzTest",
        "io.ReaderFuzzTest",
        "privacy.PrivacyFuzzTest",
        "structure.SchemaFuzzTest"
      })
  void findsNothing(String target) throws Exception {
    Path log = folder.resolve("log");
    Process fuzzing = start(target, log);
    try {
      assertThat(fuzzing.waitFor(10, TimeUnit.MINUTES)).as("ended").isTrue();
    } finally {
      fuzzing.destroyForcibly();
    }
    String told = Files.readString(log, StandardCharsets.ISO_8859_1);
    assertThat(fuzzing.exitValue()).as(told).isZero();
    assertThat(told).contains("stat::number_of_executed_units").contains(" cov: ");
  }

  private Process start(String target, Path log) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + PACKAGE + target,
            "--instrumentation_includes=io.github.finefettle.**",
            "--reproducer_path=" + folder,
            "-artifact_prefix=" + folder + "/",
            "-max_total_time=" + SECONDS,
            "-timeout=60",
            "-rss_limit_mb=0",
            "-print_final_stats=1",
            Files.createDirectory(folder.resolve("corpus")).toString());
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }
}
