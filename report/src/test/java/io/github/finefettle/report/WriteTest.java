package io.github.finefettle.report;

class WriteTest {
  @org.junit.jupiter.api.Test
  void write() throws Exception {
    SampleEvidence.audit().writeTo(java.nio.file.Path.of("target/sample"));
    java.lang.reflect.Method m = FineTuningAuditTest.class.getDeclaredMethod("small");
    m.setAccessible(true);
    ((FineTuningAudit) m.invoke(null)).writeTo(java.nio.file.Path.of("target/small"));
  }
}
