package io.github.finefettle.dataprep.examples;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads components of a record by name, and makes copies with one component replaced. */
final class RecordComponents<R> {
  private final Class<R> type;
  private final List<String> names;
  private final List<Class<?>> types;
  private final List<Method> accessors;
  private final Constructor<R> constructor;

  private RecordComponents(Class<R> type, RecordComponent[] components) {
    this.type = type;
    this.names = Arrays.stream(components).map(RecordComponent::getName).toList();
    this.types =
        Arrays.<RecordComponent>stream(components).<Class<?>>map(c -> c.getType()).toList();
    this.accessors = Arrays.stream(components).map(RecordComponent::getAccessor).toList();
    try {
      this.constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
      // A user's record is often nested or local, hence not public.
      constructor.setAccessible(true);
      accessors.forEach(accessor -> accessor.setAccessible(true));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Every record has a canonical constructor.", e);
    }
  }

  static <R extends Record> RecordComponents<R> of(Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException(
          "The class " + type.getName() + " is no record. Use ExampleSchema.of(Class) for it.");
    }
    return new RecordComponents<>(type, components);
  }

  RoleReader<R> reader(String component) {
    Method accessor = accessors.get(indexOf(component));
    return row -> {
      Object value = invoke(accessor, row);
      return value == null ? null : String.valueOf(value);
    };
  }

  /** Null where the component is no String and can hence not be written. */
  @Nullable RoleWriter<R> writer(String component) {
    int index = indexOf(component);
    if (types.get(index) != String.class) {
      return null;
    }
    return (row, text) -> {
      Object[] values = new Object[accessors.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = i == index ? text : invoke(accessors.get(i), row);
      }
      try {
        return constructor.newInstance(values);
      } catch (InvocationTargetException e) {
        throw unwrapped(e);
      }
    };
  }

  private static <R> @Nullable Object invoke(Method accessor, R row) throws Exception {
    try {
      return accessor.invoke(row);
    } catch (InvocationTargetException e) {
      throw unwrapped(e);
    }
  }

  /** The user's own exception, so that it is wrapped only once. */
  private static Exception unwrapped(InvocationTargetException e) {
    return e.getCause() instanceof Exception cause ? cause : e;
  }

  private int indexOf(String component) {
    int index = names.indexOf(component);
    if (index < 0) {
      throw new IllegalArgumentException(
          "The record "
              + type.getSimpleName()
              + " has no component \""
              + component
              + "\"; it has "
              + names
              + ". Use one of these names.");
    }
    return index;
  }
}
