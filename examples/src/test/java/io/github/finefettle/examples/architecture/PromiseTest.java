package io.github.finefettle.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.finefettle.examples.messages.CustomerMessages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise: the same definitions, seed and rows give the same bytes, wherever they run. */
class PromiseTest {
  @TempDir Path folder;
  private Path input;

  @BeforeEach
  void writeTheMessages() throws IOException {
    input = folder.resolve("messages.csv");
    CustomerMessages.generate(42).writeCsv(input);
  }

  @Test
  void twoJvmsAndTwoThreadCountsGiveTheSameBytes() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String one = run(java, "1");
    assertThat(one).hasSizeGreaterThan(50_000);
    assertThat(run(java, "3")).isEqualTo(one);
  }

  @Test
  void anotherJavaReleaseGivesTheSameBytes() throws Exception {
    String other = System.getenv("FINEFETTLE_OTHER_JAVA");
    assumeTrue(
        other != null && Files.isExecutable(Path.of(other)),
        "FINEFETTLE_OTHER_JAVA names no java: the comparison with another release is left out");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertThat(run(other, "2")).isEqualTo(run(java, "2"));
  }

  private String run(String java, String threads) throws Exception {
    Path out = Files.createTempFile(folder, "promise", ".json");
    Path err = Files.createTempFile(folder, "promise", ".txt");
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                PromiseRun.class.getName(),
                input.toString(),
                threads)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(err, StandardCharsets.UTF_8)).isZero();
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
