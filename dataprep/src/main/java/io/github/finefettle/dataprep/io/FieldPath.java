package io.github.finefettle.dataprep.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a {@link FieldRow}: a member or column by its name, and further down by
 * the names of members and the numbers of elements, as in {@code messages[0].content}. Immutable.
 *
 * <p>A name that holds a dot, a bracket or a quote, or is empty, is written in brackets and quotes,
 * {@code ["a.b"].c}, with a backslash before a quote or backslash in it. Elements count from 0. In
 * rows of cells a name that no column has, and that is a whole number, means that column, counted
 * from 1.
 */
public final class FieldPath implements Comparable<FieldPath> {
  private final List<Step> steps;

  /** Made when first asked for; two threads may make it twice, which does no harm. */
  private @Nullable String text;

  private FieldPath(List<Step> steps) {
    this.steps = steps;
  }

  /** One step; the name is null for an element. */
  static final class Step {
    private final @Nullable String name;
    private final byte[] utf8;
    private final int element;

    private Step(@Nullable String name, byte[] utf8, int element) {
      this.name = name;
      this.utf8 = utf8;
      this.element = element;
    }

    static Step member(String name) {
      return new Step(name, name.getBytes(StandardCharsets.UTF_8), -1);
    }

    static Step element(int index) {
      return new Step(null, new byte[0], index);
    }

    @Nullable String name() {
      return name;
    }

    byte[] utf8() {
      return utf8;
    }

    int element() {
      return element;
    }
  }

  /**
   * A member or column by its name as it is, whatever characters it holds.
   *
   * @param name a name
   * @return the path
   */
  public static FieldPath of(String name) {
    return new FieldPath(List.of(Step.member(name)));
  }

  /**
   * Reads a path.
   *
   * @param text such as {@code text}, {@code messages[0].content} or {@code ["a.b"]}
   * @return the path
   * @throws IllegalArgumentException if the text is no path
   */
  public static FieldPath parse(String text) {
    return new FieldPath(new PathReader(text).steps());
  }

  /**
   * The path of a member of what stands here.
   *
   * @param name the member's name as it is
   * @return a new path
   */
  public FieldPath member(String name) {
    return plus(Step.member(name));
  }

  /**
   * The path of an element of what stands here.
   *
   * @param index 0 or more
   * @return a new path
   */
  public FieldPath element(int index) {
    if (index < 0) {
      throw new IllegalArgumentException(
          "The element (" + index + ") of " + text + " must be 0 or more. The first one is 0.");
    }
    return plus(Step.element(index));
  }

  /**
   * The name of the member or column that the path leads to.
   *
   * @return the name, or empty where it leads to an element of an array
   */
  public Optional<String> name() {
    return Optional.ofNullable(last().name());
  }

  private FieldPath plus(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new FieldPath(Collections.unmodifiableList(more));
  }

  /** The path without its last step; with one step only, null. */
  @Nullable FieldPath parent() {
    return steps.size() == 1 ? null : new FieldPath(steps.subList(0, steps.size() - 1));
  }

  List<Step> steps() {
    return steps;
  }

  Step last() {
    return steps.get(steps.size() - 1);
  }

  private static String write(List<Step> steps) {
    StringBuilder out = new StringBuilder();
    for (Step step : steps) {
      String name = step.name();
      if (name == null) {
        out.append('[').append(step.element()).append(']');
      } else if (PathReader.isPlain(name)) {
        out.append(out.length() == 0 ? "" : ".").append(name);
      } else {
        String escaped = name.replace("\\", "\\\\").replace("\"", "\\\"");
        out.append("[\"").append(escaped).append("\"]");
      }
    }
    return out.toString();
  }

  /** By the text of the path, in UTF-16 code units. */
  @Override
  public int compareTo(FieldPath other) {
    return toString().compareTo(other.toString());
  }

  /** Whether the other one has the same steps. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FieldPath that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      known = write(steps);
      text = known;
    }
    return known;
  }
}
