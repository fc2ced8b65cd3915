package io.github.finefettle.report;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WriteSampleTest {
  @Test
  void write() {
    SampleEvidence.audit().writeTo(Path.of("target/sample"));
  }
}
