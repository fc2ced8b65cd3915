package io.github.finefettle.metrics.text;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All predictions so far, in the order of their chars. */
final class SelfBleuState implements MetricState<TextPair> {
  static final String ID = "predictions";

  private static final byte VERSION = 1;

  private final SelfBleu metric;
  private final Map<String, Integer> texts = new TreeMap<>();
  private long rows;

  SelfBleuState(SelfBleu metric) {
    this.metric = metric;
  }

  @Override
  public void add(TextPair row) {
    add(row.prediction(), 1);
  }

  @Override
  public void merge(MetricState<TextPair> other) {
    if (!(other instanceof SelfBleuState that)) {
      throw new IllegalArgumentException(
          "A state of predictions cannot take in a "
              + other.getClass().getSimpleName()
              + ". Merge states of the same metric only.");
    }
    that.texts.forEach(this::add);
  }

  @Override
  public Measurement measure() {
    return measure(metric);
  }

  Measurement measure(SelfBleu by) {
    if (rows < 2) {
      return Measurement.undefined(
          by.signature(), rows == 0 ? "there are no rows" : "there is one row only", rows);
    }
    List<String> all = new ArrayList<>();
    texts.forEach((text, count) -> all.addAll(Collections.nCopies(count, text)));
    return Measurement.of(by.signature(), new SelfBleuTexts(by, all).mean(), rows);
  }

  @Override
  public byte[] toBytes() {
    long size = 1 + Integer.BYTES;
    for (String text : texts.keySet()) {
      size += 2 * Integer.BYTES + 2L * text.length();
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size));
    out.put(VERSION).putInt(texts.size());
    texts.forEach(
        (text, count) -> {
          out.putInt(count).putInt(text.length());
          for (int i = 0; i < text.length(); i++) {
            out.putChar(text.charAt(i));
          }
        });
    return out.array();
  }

  void read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      require(in.get() == VERSION, "they are of another version");
      int different = in.getInt();
      for (int i = 0; i < different; i++) {
        int count = in.getInt();
        int length = in.getInt();
        require(count > 0, "a text occurs " + count + " times");
        require(length >= 0 && length <= in.remaining() / Character.BYTES, "they are cut off");
        StringBuilder text = new StringBuilder(length);
        for (int k = 0; k < length; k++) {
          text.append(in.getChar());
        }
        add(text.toString(), count);
      }
      require(different == texts.size() && !in.hasRemaining(), "they are too many or too few");
    } catch (BufferUnderflowException e) {
      throw malformed("they are cut off", e);
    }
  }

  private void add(String text, int count) {
    texts.merge(text, count, Math::addExact);
    rows = Math.addExact(rows, count);
  }

  private static void require(boolean holds, String why) {
    if (!holds) {
      throw malformed(why, null);
    }
  }

  private static IllegalArgumentException malformed(String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The bytes are no state of predictions: " + why + ". Gather them again.", cause);
  }
}
