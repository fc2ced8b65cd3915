package io.github.finefettle.core.search.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.journal.JournalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStoreTest {
  @TempDir Path folder;

  private static final JsonValue.JsonObject HEADER =
      JsonValue.object().put("kind", "test").put("version", 1).put("fingerprint", "f").toJson();

  private static JsonValue.JsonObject note(long number) {
    return JsonValue.object().put("event", "note").put("number", number).toJson();
  }

  private JournalStore open(List<Long> notes) {
    return JournalStore.open(
        folder.resolve("a.journal"), HEADER, record -> notes.add(record.integer("number")));
  }

  private static void append(RecordStore store, long number) {
    var unused =
        store.exclusively(
            append -> {
              append.accept(note(number));
              return true;
            });
  }

  private static List<Long> look(RecordStore store, List<Long> notes) {
    return store.exclusively(append -> List.copyOf(notes));
  }

  @Test
  void everyReaderIsToldEveryRecordOnceInOrder() {
    List<Long> here = new ArrayList<>();
    List<Long> there = new ArrayList<>();
    try (JournalStore one = open(here);
        JournalStore other = open(there)) {
      append(one, 1);
      append(other, 2);
      append(one, 3);
      assertThat(look(one, here)).containsExactly(1L, 2L, 3L);
      assertThat(look(other, there)).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void manyThreadsOnSeveralStoresLoseNothing() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 6; t++) {
      long base = 100L * t;
      threads.add(
          new Thread(
              () -> {
                try (JournalStore store = open(new ArrayList<>())) {
                  for (int i = 0; i < 20; i++) {
                    append(store, base + i);
                  }
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    List<Long> notes = new ArrayList<>();
    try (JournalStore store = open(notes)) {
      assertThat(look(store, notes)).hasSize(120).doesNotHaveDuplicates();
    }
  }

  @Test
  void ownersAreAliveUntilTheyCloseAndTheirNumbersAreNeverGivenAgain() {
    JournalStore one = open(new ArrayList<>());
    long first = one.exclusively(append -> one.owner());
    try (JournalStore other = open(new ArrayList<>())) {
      assertThat(other.<Boolean>exclusively(append -> other.isAlive(first))).isTrue();
      one.close();
      assertThat(other.<Boolean>exclusively(append -> other.isAlive(first))).isFalse();
      long second = other.exclusively(append -> other.owner());
      assertThat(second).isGreaterThan(first);
      assertThat(other.<Boolean>exclusively(append -> other.isAlive(second))).isTrue();
    }
    try (JournalStore third = open(new ArrayList<>())) {
      assertThat(third.<Long>exclusively(append -> third.owner())).isEqualTo(3);
    }
  }

  @Test
  void anInterruptedThreadStillWritesAndStaysInterrupted() {
    List<Long> notes = new ArrayList<>();
    try (JournalStore store = open(notes)) {
      Thread.currentThread().interrupt();
      append(store, 1);
      assertThat(Thread.interrupted()).isTrue();
      append(store, 2);
      assertThat(look(store, notes)).containsExactly(1L, 2L);
    }
  }

  @Test
  void aRecordIsALineWithChecksumAndLength() throws IOException {
    try (JournalStore store = open(new ArrayList<>())) {
      append(store, 7);
    }
    List<String> lines = Files.readAllLines(folder.resolve("a.journal"), StandardCharsets.UTF_8);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).matches("[0-9a-f]{8} 27 \\{\"event\":\"note\",\"number\":7\\}");
    // The check value of CRC-32C for these nine bytes, from RFC 3720's polynomial.
    java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
    crc.update("123456789".getBytes(StandardCharsets.US_ASCII));
    assertThat(crc.getValue()).isEqualTo(0xE3069283L);
  }

  @Test
  void aFileCutShortWhileInUseIsAnError() throws IOException {
    List<Long> notes = new ArrayList<>();
    try (JournalStore store = open(notes)) {
      append(store, 1);
      Files.write(folder.resolve("a.journal"), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
      assertThatThrownBy(() -> append(store, 2))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("shorter");
    }
  }

  @Test
  void aNewerVersionIsRefusedByName() {
    open(new ArrayList<>()).close();
    JsonValue.JsonObject newer =
        JsonValue.object().put("kind", "test").put("version", 2).put("fingerprint", "f").toJson();
    assertThatThrownBy(() -> JournalStore.open(folder.resolve("a.journal"), newer, r -> {}))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("of version 2")
        .hasMessageContaining("of version 1");
  }
}
