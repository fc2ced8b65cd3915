package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a split reads the texts of a row by role. */
@FunctionalInterface
interface RowTexts<R> {
  /** The texts of one row. */
  @FunctionalInterface
  interface OfRow {
    String text(Role role);
  }

  OfRow of(RowId id, R row);

  static <R> RowTexts<R> of(Function<R, String> input, Function<R, String> label) {
    return (id, row) ->
        role ->
            switch (role) {
              case INPUT -> text(input, row, id, "input");
              case LABEL -> text(label, row, id, "label");
              default ->
                  throw new IllegalArgumentException(
                      "The plan needs the role "
                          + role
                          + " of each row, but only input and label were given. Split by"
                          + " plan.runner() with an ExampleSchema that has the role.");
            };
  }

  /** By a schema. A role that nothing in the plan asks for may be missing. */
  static <R> RowTexts<R> of(ExampleSchema<R> schema, Set<Role> needed) {
    for (Role role : needed) {
      if (!schema.roles().contains(role)) {
        throw new IllegalArgumentException(
            "The plan needs the role "
                + role
                + " of each row, but the schema has only "
                + schema.roles()
                + ". Add the role to the schema, or leave it out of the plan.");
      }
    }
    return (id, row) -> {
      Example example = schema.read(id, row);
      return example::text;
    };
  }

  private static <R> String text(Function<R, String> reader, R row, RowId id, String what) {
    // The annotation of the function's type cannot bind a user's code.
    @Nullable String text = reader.apply(row);
    if (text == null) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " of the row "
              + id
              + " is null. Give empty text where there is none, or leave the row out.");
    }
    return text;
  }
}
