package io.github.finefettle.dataprep.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.PairExample;
import io.github.finefettle.dataprep.examples.Role;
import org.junit.jupiter.api.Test;

class CheckJsonTest {
  private static final CheckJson RULE = CheckJson.in(Role.TARGET);

  private static String fault(CheckJson rule, String target) {
    Example example =
        PairExample.schema().read(new RowId("rows", 0), new PairExample("no json", target));
    var found = rule.violations(example);
    return found.isEmpty() ? "" : found.get(0).reason();
  }

  @Test
  void acceptsStrictJson() {
    assertThat(fault(RULE, " {\"a\":[1,2.5e3,null,\"\\u00e9\"]}\n")).isEmpty();
    assertThat(fault(RULE, "3")).isEmpty();
    assertThat(fault(RULE, "")).isEmpty();
  }

  @Test
  void findsWhatIsNoJson() {
    assertThat(fault(RULE, "{'a':1}")).contains("line 1, column 2");
    assertThat(fault(RULE, "{\"a\":1,}")).isNotEmpty();
    assertThat(fault(RULE, "{\"a\":1} and so on")).contains("goes on");
    assertThat(fault(RULE, "{\"a\":1,\"a\":2}")).contains("twice");
    assertThat(fault(RULE, "{\"a\":NaN}")).isNotEmpty();
    assertThat(fault(RULE, "[".repeat(100_000))).contains("nested");
  }

  @Test
  void asksForMembers() {
    CheckJson rule = RULE.requiring("name", "age");
    assertThat(fault(rule, "{\"name\":\"x\",\"age\":1,\"more\":2}")).isEmpty();
    assertThat(fault(rule, "{\"name\":\"x\"}")).contains("[age]");
    assertThat(fault(rule, "[1]")).contains("no object");
  }

  @Test
  void findsJsonInsideAFence() {
    String fenced = "Here it is:\n```json\n{\"a\":1}\n```\nDone.";
    assertThat(fault(RULE, fenced)).contains("fenced");
    assertThat(fault(RULE.at(JsonPlace.FENCED), fenced)).isEmpty();
    assertThat(fault(RULE.at(JsonPlace.EITHER), fenced)).isEmpty();
    assertThat(fault(RULE.at(JsonPlace.EITHER), "{\"a\":1}")).isEmpty();
    assertThat(fault(RULE.at(JsonPlace.FENCED), "{\"a\":1}")).contains("no fenced");
    assertThat(fault(RULE.at(JsonPlace.FENCED), "```\n{\"a\":1}\n```")).isEmpty();
    assertThat(fault(RULE.at(JsonPlace.FENCED), "```json\n{\"a\":\n```")).contains("no valid JSON");
    assertThat(fault(RULE.at(JsonPlace.FENCED), "```json\n{\"a\":1}")).isEmpty();
    assertThat(fault(RULE.at(JsonPlace.FENCED), "~~~~ json\n{\"a\":\"\n```\n\"}\n~~~~"))
        .contains("control character");
  }

  @Test
  void tenMillionCharactersTakeLinearTime() {
    assertThat(fault(RULE, "[" + "123456789,".repeat(1_000_000) + "1]")).isEmpty();
    assertThat(fault(RULE.at(JsonPlace.FENCED), "```json\n1\n```\n".repeat(200_000))).isEmpty();
    assertThat(fault(RULE.at(JsonPlace.EITHER), "`\n".repeat(5_000_000))).isNotEmpty();
  }
}
