package io.github.finefettle.core.search.store;

import io.github.finefettle.core.definition.JsonValue;
import java.util.function.Consumer;
import java.util.function.Function;

/** A store for one run of a study in one process, gone when the run ends. */
public final class MemoryStore implements RecordStore {
  private final Consumer<JsonValue.JsonObject> reader;

  /**
   * An empty store.
   *
   * @param reader is told every record; must not be null
   */
  public MemoryStore(Consumer<JsonValue.JsonObject> reader) {
    this.reader = reader;
  }

  @Override
  public synchronized <R> R exclusively(Function<Consumer<JsonValue.JsonObject>, R> work) {
    return work.apply(reader);
  }

  @Override
  public long owner() {
    return 1;
  }

  @Override
  public boolean isAlive(long owner) {
    return true;
  }

  @Override
  public long pollMillis() {
    return 2;
  }

  @Override
  public void close() {}
}
