package io.github.finefettle.dataprep.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Cases from ftfy's own tests (rspeer/python-ftfy, commit 74dd0452, Apache-2.0). */
class FtfyCasesTest {
  private record Case(String label, String original, String fixed) {
    boolean negative() {
      return original.equals(fixed);
    }
  }

  private static List<Case> cases() throws IOException {
    String folder = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(folder != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(folder, "ftfy_cases", "cases.json");
    Assumptions.assumeTrue(Files.exists(file), "ftfy_cases is not in FINEFETTLE_DATA");
    List<Case> cases = new ArrayList<>();
    for (JsonValue item :
        JsonValue.parse(Files.readString(file, StandardCharsets.UTF_8)).asArray()) {
      JsonValue.JsonObject o = item.asObject();
      // "fixed" also straightens quotes and removes ligatures; "fixed-encoding" is repair alone.
      String fixed = o.find("fixed-encoding").orElseGet(() -> o.get("fixed")).asString();
      cases.add(new Case(o.string("label"), o.string("original"), fixed));
    }
    return cases;
  }

  @Test
  void repairsMostDamagedTexts() throws IOException {
    List<String> failed = new ArrayList<>();
    int positives = 0;
    for (Case c : cases()) {
      if (!c.negative()) {
        positives++;
        String got = EncodingRepair.repair(c.original);
        // Straight quotes in ftfy's "fixed" where it names no "fixed-encoding".
        if (!got.equals(c.fixed) && !straight(got).equals(c.fixed)) {
          failed.add(c.label + "\n   " + EncodingRepair.explain(c.original) + "\n   " + c.fixed);
        }
      }
    }
    // The one that is left is a pile-up of losses in Portuguese.
    assertThat(positives).isEqualTo(50);
    assertThat(failed).as("%s", String.join("\n", failed)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void leavesEveryUndamagedTextAlone() throws IOException {
    for (Case c : cases()) {
      if (c.negative()) {
        assertThat(EncodingRepair.repair(c.original)).as(c.label).isEqualTo(c.original);
      }
    }
  }

  private static String straight(String text) {
    return text.replaceAll("[\u2018\u2019]", "'").replaceAll("[\u201C\u201D]", "\"");
  }
}
