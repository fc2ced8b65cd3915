package io.github.finefettle.dataprep.io;

import java.util.Map;

/** Numbers, booleans, characters and enum constants from their text. */
final class Scalars {
  /** Reads one. */
  @FunctionalInterface
  private interface Reading {
    Object read(String text);
  }

  private static final Map<Class<?>, Reading> READINGS =
      Map.ofEntries(
          Map.entry(int.class, Integer::valueOf),
          Map.entry(Integer.class, Integer::valueOf),
          Map.entry(long.class, Long::valueOf),
          Map.entry(Long.class, Long::valueOf),
          Map.entry(short.class, Short::valueOf),
          Map.entry(Short.class, Short::valueOf),
          Map.entry(byte.class, Byte::valueOf),
          Map.entry(Byte.class, Byte::valueOf),
          Map.entry(double.class, Double::valueOf),
          Map.entry(Double.class, Double::valueOf),
          Map.entry(float.class, Float::valueOf),
          Map.entry(Float.class, Float::valueOf),
          Map.entry(boolean.class, Scalars::bool),
          Map.entry(Boolean.class, Scalars::bool));

  private Scalars() {}

  static boolean isKnown(Class<?> type) {
    return READINGS.containsKey(type);
  }

  private static Boolean bool(String text) {
    if (text.equalsIgnoreCase("true") || text.equals("1")) {
      return true;
    }
    if (text.equalsIgnoreCase("false") || text.equals("0")) {
      return false;
    }
    throw new IllegalArgumentException("neither true nor false");
  }

  static Object read(String text, FieldPath path, Class<?> type) throws MismatchException {
    Reading reading = READINGS.get(type);
    try {
      if (reading != null) {
        return reading.read(text.strip());
      }
    } catch (IllegalArgumentException e) {
      throw new MismatchException(
          "The member \"" + path + "\" is no value of the type " + type.getSimpleName() + ".", e);
    }
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(text)) {
        return constant;
      }
    }
    throw new MismatchException(
        "The member \"" + path + "\" is no constant of " + type.getSimpleName() + ".");
  }
}
