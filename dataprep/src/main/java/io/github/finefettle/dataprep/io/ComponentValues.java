package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.definition.JsonValue;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of a record's components. A text that is missing or null is empty text; a number,
 * boolean or enum constant that is missing is null where the component may hold null, and else the
 * row is rejected; a missing list is empty.
 */
final class ComponentValues {
  private static final Map<Class<?>, RecordMapping<?>> NESTED = new ConcurrentHashMap<>();

  private ComponentValues() {}

  static void requireKnown(Class<?> owner, String name, Type type) {
    if (!isKnown(type)) {
      throw new IllegalArgumentException(
          "The component "
              + name
              + " of "
              + owner.getSimpleName()
              + " has the type "
              + type.getTypeName()
              + ". Use String, a primitive type or its box, an enum, a record, or List or Optional"
              + " of these.");
    }
  }

  private static boolean isKnown(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type raw = generic.getRawType();
      return (raw == List.class || raw == Optional.class)
          && isKnown(generic.getActualTypeArguments()[0]);
    }
    return type instanceof Class<?> plain
        && (plain == String.class || Scalars.isKnown(plain) || plain.isEnum() || plain.isRecord());
  }

  static @Nullable Object read(FieldRow row, FieldPath path, Type type) throws MismatchException {
    ValueKind kind = row.kind(path);
    boolean missing = kind == ValueKind.MISSING || kind == ValueKind.NULL;
    if (type instanceof ParameterizedType generic) {
      Type inner = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == List.class) {
        return missing ? List.of() : list(row, path, kind, inner);
      }
      return missing ? Optional.empty() : Optional.ofNullable(read(row, path, inner));
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      if (kind == ValueKind.OBJECT || kind == ValueKind.ARRAY) {
        throw new MismatchException("The member \"" + path + "\" is no text.");
      }
      return row.text(path).orElse("");
    }
    if (plain.isRecord()) {
      return record(row, path, kind, plain);
    }
    return missing ? nothing(path, plain) : Scalars.read(row.text(path).orElse(""), path, plain);
  }

  private static @Nullable Object nothing(FieldPath path, Class<?> type) throws MismatchException {
    if (type.isPrimitive()) {
      throw new MismatchException("The member \"" + path + "\" is missing.");
    }
    return null;
  }

  private static List<Object> list(FieldRow row, FieldPath path, ValueKind kind, Type inner)
      throws MismatchException {
    if (kind != ValueKind.ARRAY) {
      throw new MismatchException("The member \"" + path + "\" is no array.");
    }
    List<Object> items = new ArrayList<>();
    for (FieldPath element : row.elements(path)) {
      Object item = read(row, element, inner);
      if (item == null) {
        throw new MismatchException("The element \"" + element + "\" is missing.");
      }
      items.add(item);
    }
    return List.copyOf(items);
  }

  private static Object record(FieldRow row, FieldPath path, ValueKind kind, Class<?> type)
      throws MismatchException {
    if (kind != ValueKind.OBJECT) {
      throw new MismatchException("The member \"" + path + "\" is no object.");
    }
    return nested(type).read(row, path);
  }

  private static RecordMapping<?> nested(Class<?> type) {
    RecordMapping<?> known = NESTED.get(type);
    if (known == null) {
      known = RecordMapping.of(type.asSubclass(Record.class));
      NESTED.put(type, known);
    }
    return known;
  }

  static byte[] write(@Nullable Object value, String name) {
    if (value == null) {
      return ascii("null");
    }
    if (value instanceof Optional<?> optional) {
      return write(optional.orElse(null), name);
    }
    if (value instanceof Record record) {
      return nested(record.getClass()).json(record);
    }
    if (value instanceof List<?> items) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write('[');
      for (int i = 0; i < items.size(); i++) {
        out.writeBytes(ascii(i > 0 ? "," : ""));
        out.writeBytes(write(items.get(i), name));
      }
      out.write(']');
      return out.toByteArray();
    }
    if (value instanceof Double || value instanceof Float) {
      return number(Double.parseDouble(value.toString()), name);
    }
    if (value instanceof Number || value instanceof Boolean) {
      return ascii(value.toString());
    }
    return JsonStyle.plain()
        .token(value instanceof Enum<?> constant ? constant.name() : value.toString());
  }

  private static byte[] number(double value, String name) {
    if (!Double.isFinite(value)) {
      throw new UnwritableRowException(
          "The component " + name + " is " + value + ", which JSON cannot hold.");
    }
    return ascii(JsonValue.of(value).toCanonicalString());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
