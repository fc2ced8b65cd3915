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
  private record Case(String label, String original, String encoding, String full) {}

  private static List<Case> cases() throws IOException {
    String folder = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(folder != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(folder, "ftfy_cases", "cases.json");
    Assumptions.assumeTrue(Files.exists(file), "ftfy_cases is not in FINEFETTLE_DATA");
    List<Case> cases = new ArrayList<>();
    for (JsonValue item :
        JsonValue.parse(Files.readString(file, StandardCharsets.UTF_8)).asArray()) {
      JsonValue.JsonObject o = item.asObject();
      String full = o.string("fixed");
      String encoding = o.find("fixed-encoding").map(JsonValue::asString).orElse(full);
      cases.add(new Case(o.string("label"), o.string("original"), encoding, full));
    }
    assertThat(cases).hasSize(76);
    return cases;
  }

  @Test
  void repairsTheEncodingOfEveryCase() throws IOException {
    for (Case c : cases()) {
      assertThat(EncodingRepair.repair(c.original)).as(c.label).isEqualTo(c.encoding);
    }
  }

  @Test
  void repairsEveryCaseInFull() throws IOException {
    for (Case c : cases()) {
      assertThat(TextRepair.everything().repair(c.original)).as(c.label).isEqualTo(c.full);
    }
  }

  @Test
  void leavesTheNegativesAlone() throws IOException {
    int negatives = 0;
    for (Case c : cases()) {
      if (c.original.equals(c.encoding)) {
        negatives++;
        assertThat(EncodingRepair.repair(c.original)).as(c.label).isSameAs(c.original);
        assertThat(EncodingRepair.explain(c.original).layers()).as(c.label).isEmpty();
      }
    }
    assertThat(negatives).isEqualTo(26);
  }
}
