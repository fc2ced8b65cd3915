package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Drops rows whose input is nearly that of another row with the same label. Rows of different
 * labels are never dropped for each other, and rows without an input are no duplicates. The inputs
 * are held in memory while duplicates are sought.
 *
 * @param near what counts as near, and which row stays
 */
public record DropNearDuplicates(NearDuplicates near)
    implements LearningRule<DropNearDuplicates.Text> {
  static final String ID = "drop-near-duplicates";

  /**
   * What is compared of a row.
   *
   * @param label the rows are compared within their label
   * @param input the text
   */
  public record Text(String label, String input) {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of(Role.INPUT);
  }

  @Override
  public Set<Role> edits() {
    return Roles.of();
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("near", near.toJson());
  }

  @Override
  public boolean onlyFlags() {
    return false;
  }

  @Override
  public Text observe(Example example) {
    return new Text(example.text(Role.LABEL), example.text(Role.INPUT));
  }

  @Override
  public Learning<Text> learning() {
    return new Search();
  }

  private final class Search implements Learning<Text> {
    private final RowNumbers rows = new RowNumbers();
    private final Map<String, List<String>> texts = new TreeMap<>();
    private final Map<String, List<Integer>> numbers = new TreeMap<>();

    @Override
    public void add(RowId row, Text text) {
      if (!text.input().isBlank()) {
        texts.computeIfAbsent(text.label(), label -> new ArrayList<>()).add(text.input());
        numbers.computeIfAbsent(text.label(), label -> new ArrayList<>()).add(rows.add(row));
      }
    }

    @Override
    public Learned learned() {
      List<Integer> duplicates = new ArrayList<>();
      List<Integer> partners = new ArrayList<>();
      List<Double> similarities = new ArrayList<>();
      texts.forEach(
          (label, group) -> {
            List<Integer> of = numbers.getOrDefault(label, List.of());
            for (DuplicateCluster cluster : near.find(group).clusters()) {
              for (Member member : cluster.members()) {
                duplicates.add(of.get(member.row()));
                partners.add(of.get(cluster.survivor()));
                similarities.add(member.similarity());
              }
            }
          });
      return Learned.bound(
          new DuplicateRows(
              ID,
              RuleAction.DROPPED,
              "The row is a near duplicate of its partner, with the same label.",
              near.similarity(),
              rows,
              duplicates.stream().mapToInt(Integer::intValue).toArray(),
              partners.stream().mapToInt(Integer::intValue).toArray(),
              similarities.stream().mapToDouble(Double::doubleValue).toArray()));
    }
  }
}
