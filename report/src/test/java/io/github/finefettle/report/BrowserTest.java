package io.github.finefettle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Excerpt;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.evidence.Table;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The page in a real browser, on a phone and on a desk. Runs where Chromium is installed. */
class BrowserTest {
  private static final String WRAPPER =
      """
      <!doctype html>
      <body style="margin:0">
      <iframe id="page" src="report.html" style="width:WIDTHpx;height:900px;border:0"></iframe>
      <p id="result"></p>
      <script>
      document.getElementById('page').onload = event => {
        const frame = event.target.contentWindow;
        const page = frame.document;
        const seen = document.getElementById('result');
        seen.dataset.width = page.documentElement.scrollWidth;
        seen.dataset.height = page.documentElement.scrollHeight;
        seen.dataset.resources = frame.performance.getEntriesByType('resource').length;
        const pushed = [...page.querySelectorAll('body *')]
          .filter(e => !e.closest('.scroll') && !e.closest('thead') && !e.closest('svg'))
          .filter(e => e.getBoundingClientRect().right > WIDTH + 1);
        seen.dataset.outside = pushed.map(e => e.tagName + '.' + e.className).slice(0, 5).join(' ');
        const small = [...page.querySelectorAll('svg.drawing text')]
          .map(e => e.getBoundingClientRect().height).filter(h => h > 0 && h < 9);
        seen.dataset.small = small.length;
      };
      </script>
      """;

  // Not in a @TempDir: Chromium's children outlive it for a moment and still write their profile.
  private final Path directory = newDirectory();

  @Test
  void aRichPageFitsAPhoneAndADeskAndLoadsNothing() throws Exception {
    checkAt(SampleEvidence.audit(), 390);
    checkAt(SampleEvidence.audit(), 1280);
  }

  @Test
  void hostileTextsDoNotPushThePageAside() throws Exception {
    String word = "unbreakable".repeat(60);
    List<String> wide = Collections.nCopies(14, "cell with words");
    Evidence evidence =
        Evidence.of(word, Mistake.OVERFITTING, word)
            .with(Claim.required("c", word, ClaimState.NOT_MET).withValue(1e-300).withLimit(1e300))
            .with(new Finding(Severity.PROBLEM, "f", word, word))
            .withFact(word, word)
            .with(new Table(word, wide, List.of(wide, wide)))
            .with(new Table(word, List.of("a"), List.of(List.of(word))))
            .with(new Excerpt(word, "\"><script>document.title='owned'</script>" + word));
    FineTuningAudit audit = FineTuningAudit.of(evidence).withTitle(word);
    checkAt(audit, 390);
    checkAt(audit, 1280);
  }

  private void checkAt(FineTuningAudit audit, int width) throws Exception {
    String chromium = chromium().orElse("");
    assumeTrue(
        !chromium.isEmpty(), "Chromium is not on the PATH, so no browser looks at the page.");
    audit.writeTo(directory);
    Path wrapper = directory.resolve("wrapper.html");
    Files.writeString(
        wrapper, WRAPPER.replace("WIDTH", Integer.toString(width)), StandardCharsets.UTF_8);
    Path log = directory.resolve("log-" + width + ".txt");
    Element seen = Jsoup.parse(dump(chromium, wrapper, log)).expectFirst("#result");
    assertThat(seen.attr("data-width")).as("width of the page").isEqualTo("" + width);
    assertThat(seen.attr("data-outside")).as("elements that stand out").isEmpty();
    assertThat(seen.attr("data-resources")).as("resources it asked for").isEqualTo("0");
    assertThat(seen.attr("data-small")).as("texts too small to read").isEqualTo("0");
    assertThat(Integer.parseInt(seen.attr("data-height"))).isGreaterThan(900);
    assertThat(Files.readString(log, StandardCharsets.UTF_8)).doesNotContain("CONSOLE");
  }

  private String dump(String chromium, Path page, Path log)
      throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory(directory, "profile");
    List<String> command =
        new ArrayList<>(
            List.of(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"));
    command.addAll(
        List.of("--no-first-run", "--disable-background-networking", "--disable-component-update"));
    command.addAll(
        List.of("--disable-sync", "--disable-dev-shm-usage", "--allow-file-access-from-files"));
    command.addAll(
        List.of("--enable-logging=stderr", "--hide-scrollbars", "--window-size=1400,1000"));
    command.addAll(List.of("--user-data-dir=" + profile, "--dump-dom", page.toUri().toString()));
    Path dom = directory.resolve("dom.html");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("Chromium ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(dom, StandardCharsets.UTF_8);
  }

  private static Path newDirectory() {
    try {
      Path parent = Files.createDirectories(Path.of("target", "browser").toAbsolutePath());
      return Files.createTempDirectory(parent, "run");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> chromium() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
