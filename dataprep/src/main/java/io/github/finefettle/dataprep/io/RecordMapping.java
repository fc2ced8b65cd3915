package io.github.finefettle.dataprep.io;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps rows of files to records of Java and back, by the names of members or columns and of
 * components.
 */
final class RecordMapping<R extends Record> {
  private final Class<R> type;
  private final List<String> names = new ArrayList<>();
  private final List<Type> types = new ArrayList<>();
  private final List<Method> accessors = new ArrayList<>();
  private final Constructor<R> constructor;

  private RecordMapping(Class<R> type, RecordComponent[] components) {
    this.type = type;
    Class<?>[] classes = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      names.add(component.getName());
      types.add(component.getGenericType());
      accessors.add(component.getAccessor());
      classes[i] = component.getType();
      ComponentValues.requireKnown(type, component.getName(), component.getGenericType());
    }
    try {
      this.constructor = type.getDeclaredConstructor(classes);
      // A user's record is often nested or local, hence not public.
      constructor.setAccessible(true);
      accessors.forEach(accessor -> accessor.setAccessible(true));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Every record has a canonical constructor.", e);
    }
  }

  static <R extends Record> RecordMapping<R> of(Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException(
          "The class " + type.getName() + " is no record. Give the class of a Java record.");
    }
    return new RecordMapping<>(type, components);
  }

  /** The record, or why the row makes none. */
  ParsedRow<R> read(ParsedRow<FieldRow> row) {
    if (!row.isRow()) {
      return row.withProblem(row.problem());
    }
    try {
      return row.withRow(read(row.row(), null));
    } catch (MismatchException e) {
      return row.withProblem(e.problem());
    }
  }

  /** The record whose components are members of what stands at a path, or of the row itself. */
  R read(FieldRow row, @Nullable FieldPath parent) throws MismatchException {
    @Nullable Object[] values = new Object[names.size()];
    for (int i = 0; i < values.length; i++) {
      String name = names.get(i);
      FieldPath path = parent == null ? FieldPath.of(name) : parent.member(name);
      values[i] = ComponentValues.read(row, path, types.get(i));
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new MismatchException(
          "The record " + type.getSimpleName() + " refuses the values of the row.", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The record " + type.getName() + " cannot be made.", e);
    }
  }

  FieldRow write(R row) {
    return FieldRow.ofJson(new String(json(row), StandardCharsets.UTF_8));
  }

  byte[] json(Object row) {
    JsonObjectText out = new JsonObjectText();
    for (int i = 0; i < names.size(); i++) {
      try {
        byte[] value = ComponentValues.write(accessors.get(i).invoke(row), names.get(i));
        out.member(names.get(i), value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(
            "The component " + names.get(i) + " of " + type.getName() + " cannot be read.", e);
      }
    }
    return out.bytes();
  }
}
