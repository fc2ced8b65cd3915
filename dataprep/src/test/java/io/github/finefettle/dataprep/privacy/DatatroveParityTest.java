package io.github.finefettle.dataprep.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * E-mail and IPv4 beside datatrove 0.10.0 (commit a649de79, Python 3.11.7); our texts, its answers,
 * made by {@code datatrove_pii.py} beside the golden file.
 */
class DatatroveParityTest {
  private static final PersonalDataPolicy MASKS =
      PersonalDataPolicy.of(Treatment.MASK)
          .scanningWith(
              PersonalDataScanner.standard().only(PersonalDataType.EMAIL, PersonalDataType.IPV4));

  private static Stream<JsonValue.JsonObject> cases(boolean agreed) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            DatatroveParityTest.class.getResourceAsStream("datatrove-pii.json"))) {
      JsonValue rows = JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return rows.asArray().stream()
          .map(JsonValue::asObject)
          .filter(row -> row.get("agreed").asBoolean() == agreed);
    }
  }

  private static String masked(String text) {
    return MASKS.treat(new RowId("parity", 0), List.of(text)).texts().get(0);
  }

  @Test
  void masksWhatDatatroveMasks() throws IOException {
    List<JsonValue.JsonObject> cases = cases(true).toList();
    assertThat(cases).hasSizeGreaterThan(60);
    for (JsonValue.JsonObject row : cases) {
      assertThat(masked(row.string("text"))).isEqualTo(row.string("datatrove"));
    }
  }

  @Test
  void differsWhereDatatroveTakesSomethingElseForAnAddressOrOnlyAPartOfOne() throws IOException {
    List<JsonValue.JsonObject> cases = cases(false).toList();
    assertThat(cases).hasSizeGreaterThan(10);
    for (JsonValue.JsonObject row : cases) {
      assertThat(masked(row.string("text")))
          .as("as datatrove")
          .isNotEqualTo(row.string("datatrove"));
    }
    assertThat(masked("left-pad@1.2.3")).isEqualTo("left-pad@1.2.3");
    assertThat(masked("jos\u00E9@firm.es")).isEqualTo("<EMAIL>");
    assertThat(masked("email=anna@firm.com")).isEqualTo("email=<EMAIL>");
    assertThat(masked("version 8.8.4.4")).isEqualTo("version 8.8.4.4");
  }
}
