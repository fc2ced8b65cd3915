package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurvivorTest {
  private static final Comparator<Example> BY_GROUP =
      Comparator.comparing(example -> example.text(Role.GROUP));
  private static final Survivor OWN = Survivor.by("group.order", BY_GROUP);

  private static final List<Survivor> ALL =
      List.of(
          Survivor.first(),
          Survivor.longest(),
          Survivor.mostComplete(),
          Survivor.newest(),
          Survivor.sourcePriority("books", "web"),
          OWN);

  private static Example row(int position, Role role, String text) {
    return Example.of(
        new RowId("rows", position),
        Map.of(Role.INPUT, "please send me the new form today", role, text));
  }

  private static RowId survivor(Survivor policy, Example... rows) {
    Set<RowId> kept = new TreeSet<>();
    for (Example row : rows) {
      kept.add(row.id());
    }
    kept.removeAll(
        partners(DropExactDuplicates.by(ExactKey.input()).keep(policy), List.of(rows)).keySet());
    assertThat(kept).hasSize(1);
    return kept.iterator().next();
  }

  /** The rows that a rule drops, each with the id of its partner. */
  static <O> Map<RowId, RowId> partners(LearningRule<O> rule, List<Example> rows) {
    Map<RowId, RowId> partners = new TreeMap<>();
    Learned learned = learned(rule, rows);
    for (Example row : rows) {
      try {
        learned.rule().apply(row).notes().stream()
            .filter(note -> note.action() == RuleAction.DROPPED)
            .forEach(note -> partners.put(row.id(), note.partner().orElseThrow()));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    return partners;
  }

  static <O> Learned learned(LearningRule<O> rule, List<Example> rows) {
    Learning<O> learning = rule.learning();
    for (Example row : rows) {
      try {
        learning.add(row.id(), rule.observe(row));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    return learning.learned();
  }

  @Test
  void theMostCompleteRowStays() {
    assertThat(
            survivor(
                Survivor.mostComplete(),
                row(0, Role.SOURCE, " "),
                row(1, Role.SOURCE, "web"),
                row(2, Role.TIME, "2020")))
        .isEqualTo(new RowId("rows", 1));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-01, 2024-05-02",
    "2024-05-01T23:00:00+02:00, 2024-05-01T22:00:00Z",
    "2024-05-01 10:00:00, 2024-05-01T10:00:00.5",
    "2024-05-01T10:00, 2024-05-01T10:00:01Z",
    "1700000000, 1700000000.25",
    "-1.5, -1",
    "1714521599, 2024-05-01",
    "yesterday, -5",
    "05/06/2024, 1970-01-01",
    "1e300, 0"
  })
  void theNewestRowStaysAndUnreadableTimesComeLast(String earlier, String later) {
    assertThat(survivor(Survivor.newest(), row(0, Role.TIME, earlier), row(1, Role.TIME, later)))
        .isEqualTo(new RowId("rows", 1));
    assertThat(survivor(Survivor.newest(), row(0, Role.TIME, later), row(1, Role.TIME, earlier)))
        .isEqualTo(new RowId("rows", 0));
  }

  @Test
  void timesThatCannotBeReadAreReported() {
    List<Example> rows =
        List.of(
            row(0, Role.TIME, "soon"), row(1, Role.TIME, "2024-05-01"), row(2, Role.SOURCE, "x"));
    Learned learned =
        learned(DropExactDuplicates.by(ExactKey.input()).keep(Survivor.newest()), rows);
    assertThat(learned.findings()).hasSize(1);
    assertThat(learned.findings().get(0).toString()).contains("2 of 3 rows");
  }

  @Test
  void theRowOfTheBestSourceStays() {
    Survivor policy = Survivor.sourcePriority("books", "rows");
    assertThat(survivor(policy, row(0, Role.SOURCE, "web"), row(1, Role.SOURCE, "books")))
        .isEqualTo(new RowId("rows", 1));
    // Without a text of the role SOURCE, the source of the id counts.
    assertThat(survivor(policy, row(0, Role.SOURCE, "web"), row(1, Role.TIME, "1")))
        .isEqualTo(new RowId("rows", 1));
    assertThatThrownBy(() -> Survivor.sourcePriority("a", "a")).hasMessageContaining("once");
  }

  @Test
  void aComparatorOfTheUsersDecides() {
    assertThat(
            survivor(
                OWN, row(0, Role.GROUP, "c"), row(1, Role.GROUP, "a"), row(2, Role.GROUP, "b")))
        .isEqualTo(new RowId("rows", 1));
  }

  @Test
  void tiesGoToTheSmallerIdInEveryPolicy() {
    Example first = row(0, Role.LABEL, "x");
    Example second = row(1, Role.LABEL, "x");
    for (Survivor policy : ALL) {
      assertThat(survivor(policy, first, second)).isEqualTo(first.id());
      assertThat(survivor(policy, second, first)).isEqualTo(first.id());
    }
  }

  /** Elsewhere the survivor is the root of a tree, a shuffled first, or whatever came first. */
  @Test
  void survivorsAreNoAccident() {
    List<Example> rows = rows();
    for (Survivor policy : ALL) {
      List<LearningRule<?>> rules =
          List.of(
              DropExactDuplicates.by(ExactKey.input().as(ExactKey.Form.FOLDED)).keep(policy),
              new DropNearDuplicates(NearDuplicates.atSimilarity(0.8).keep(policy)));
      for (LearningRule<?> rule : rules) {
        Map<RowId, RowId> expected = partners(rule, rows);
        assertThat(expected).isNotEmpty();
        for (int shuffle = 0; shuffle < 5; shuffle++) {
          int[] order = RandomStream.of(shuffle, "arrival").sequence().permutation(rows.size());
          List<Example> shuffled = new ArrayList<>();
          for (int at : order) {
            shuffled.add(rows.get(at));
          }
          assertThat(partners(rule, shuffled)).as("%s, %s", rule.id(), policy).isEqualTo(expected);
        }
      }
    }
  }

  /** Two sources whose names are not in the order in which they are read, and many ties. */
  private static List<Example> rows() {
    List<Example> rows = new ArrayList<>();
    String[] words = {"form", "Form!", "form now", "card", "card, please"};
    for (int i = 0; i < 120; i++) {
      Map<Role, String> texts = new TreeMap<>();
      texts.put(Role.INPUT, "could you please send me the other new " + words[i * 7 % 5]);
      texts.put(Role.TIME, i % 3 == 0 ? "" : "2024-05-0" + (1 + i % 4));
      texts.put(Role.SOURCE, i % 4 == 0 ? "web" : i % 4 == 1 ? "books" : "");
      texts.put(Role.GROUP, "g" + i % 6);
      rows.add(Example.of(new RowId(i < 60 ? "second" : "first", i), texts));
    }
    return rows;
  }

  @Test
  void policiesSurviveTheirJson() {
    Registry registry = Registry.empty().with(Named.of("group.order", 1, BY_GROUP));
    for (Survivor policy : ALL) {
      JsonValue json = JsonValue.parse(policy.toJson().toCanonicalString());
      assertThat(Survivor.fromJson(json, registry)).isEqualTo(policy).hasSameHashCodeAs(policy);
    }
    assertThat(Survivor.newest().toJson().toCanonicalString()).isEqualTo("\"newest\"");
    assertThat(OWN.toJson().toCanonicalString())
        .isEqualTo("{\"order\":{\"id\":\"group.order\",\"version\":1},\"policy\":\"own\"}");
    JsonValue own = OWN.toJson();
    assertThatThrownBy(() -> Survivor.fromJson(own, Registry.empty()))
        .hasMessageContaining("group.order");
    assertThatThrownBy(() -> Survivor.named("best")).hasMessageContaining("longest");
  }

  @Test
  void nearDuplicatesWithACriterionOfRowsSayWhereTheyBelong() {
    NearDuplicates near = NearDuplicates.atSimilarity(0.8).keep(Survivor.newest());
    assertThatThrownBy(() -> near.find(List.of("a", "b")))
        .hasMessageContaining("newest")
        .hasMessageContaining("DropNearDuplicates");
    Registry registry = Registry.empty().with(Named.of("group.order", 1, BY_GROUP));
    NearDuplicates own = NearDuplicates.atSimilarity(0.8).keep(OWN);
    assertThat(NearDuplicates.fromJson(own.toJson(), registry)).isEqualTo(own);
  }
}
