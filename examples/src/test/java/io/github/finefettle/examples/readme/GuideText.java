package io.github.finefettle.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

/** Holds the first Java block of a guide page against the lines of the test that runs it. */
final class GuideText {
  private GuideText() {}

  static void requireShownInGuide(Class<?> test, String page) throws IOException {
    String source =
        ReadmeExampleTest.read(
            Path.of("src/test/java", test.getName().replace('.', '/') + ".java"));
    String guide = ReadmeExampleTest.read(Path.of("../docs/guide", page));
    String shown = ReadmeExampleTest.between(guide, "```java\n", "```");
    String run = ReadmeExampleTest.between(source, "    // GUIDE: begin\n", "    // GUIDE: end");
    assertThat(ReadmeExampleTest.withoutSpace(shown))
        .isEqualTo(ReadmeExampleTest.withoutSpace(run));
  }
}
