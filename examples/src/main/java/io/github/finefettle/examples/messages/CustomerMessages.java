package io.github.finefettle.examples.messages;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A data set of short customer messages in English, made by us: 2,400 different messages on five
 * topics, six to one between the most and the least frequent, and dirt of known kinds and counts.
 *
 * <p>Sentences and words are written by hand and put together by chance. A message that comes out
 * too much like an earlier one is thrown away, so that the near duplicates in the file are those
 * that were planted. One message in ten could be meant by several topics; its label is drawn among
 * them, so no model can know it. Immutable; the same seed gives the same bytes on every machine.
 */
public final class CustomerMessages {
  /** The seed of the file that is shipped. */
  public static final long SHIPPED_SEED = 42;

  /** The shipped file's name beside this class. */
  public static final String SHIPPED_FILE = "messages.csv";

  /** The name of the shipped counts of what was planted, beside this class. */
  public static final String SHIPPED_PLANTED_FILE = "messages-planted.json";

  private static final int UNCLEAR_EVERY = 10;
  private static final double NEAR = 0.8;
  private static final int ATTEMPTS = 2_000;

  /** A clean message and what it is about. */
  private record Message(Topic topic, String text, Likeness likeness) {}

  private final List<MessageRow> rows;
  private final PlantedCounts planted;

  private CustomerMessages(List<MessageRow> rows, PlantedCounts planted) {
    this.rows = List.copyOf(rows);
    this.planted = planted;
  }

  /**
   * Makes the data set.
   *
   * @param seed any number
   * @return the rows and what was planted in them
   */
  public static CustomerMessages generate(long seed) {
    List<Message> messages = new ArrayList<>();
    int unclear = write(seed, messages);
    List<Message> shuffled = shuffled(messages, RandomStream.of(seed, "messages/shuffle"));
    List<MessageRow> rows = soiled(shuffled, seed);
    Map<Topic, Integer> topics = new EnumMap<>(Topic.class);
    messages.forEach(message -> topics.merge(message.topic(), 1, Integer::sum));
    Map<Dirt, Integer> dirt = new EnumMap<>(Dirt.class);
    rows.forEach(row -> dirt.merge(row.dirt(), 1, Integer::sum));
    return new CustomerMessages(rows, new PlantedCounts(seed, rows.size(), topics, unclear, dirt));
  }

  private static int write(long seed, List<Message> messages) {
    int unclear = 0;
    for (Topic topic : Topic.values()) {
      RandomStream stream = RandomStream.of(seed, "messages/text/" + topic.label());
      for (int i = 0; i < topic.rows(); i++) {
        boolean isUnclear = i % UNCLEAR_EVERY == 0;
        unclear += isUnclear ? 1 : 0;
        messages.add(newMessage(topic, isUnclear, stream.at(i), messages));
      }
    }
    return unclear;
  }

  private static Message newMessage(
      Topic topic, boolean unclear, RandomStream stream, List<Message> earlier) {
    RandomSequence random = stream.sequence();
    MessageWriter writer = new MessageWriter(random);
    List<SharedPhrases.Unclear> mayMean =
        SharedPhrases.UNCLEAR.stream().filter(u -> u.labels().contains(topic.label())).toList();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String text =
          unclear
              ? writer.unclear(mayMean.get(random.nextInt(mayMean.size())))
              : writer.about(topic);
      Likeness likeness = Likeness.of(text);
      if (earlier.stream().noneMatch(message -> message.likeness().isTooAlike(likeness))) {
        return new Message(topic, text, likeness);
      }
    }
    throw new IllegalStateException(
        "No new message about " + topic.label() + " in " + ATTEMPTS + " attempts. Add sentences.");
  }

  private static <T> List<T> shuffled(List<T> items, RandomStream stream) {
    return Arrays.stream(stream.sequence().permutation(items.size())).mapToObj(items::get).toList();
  }

  /** Each message gets one kind of dirt at most; copies of clean ones come at the end. */
  private static List<MessageRow> soiled(List<Message> messages, long seed) {
    Dirt[] kinds = new Dirt[messages.size()];
    Arrays.fill(kinds, Dirt.NONE);
    List<MessageRow> copies = new ArrayList<>();
    for (Dirt kind : Dirt.values()) {
      RandomSequence random = RandomStream.of(seed, "messages/dirt/" + kind.jsonName()).sequence();
      if (kind == Dirt.UNREADABLE) {
        for (int i = 0; i < kind.rows(); i++) {
          copies.add(Soiling.soil(kind, Topic.BILLING, "", i, random));
        }
      } else {
        plant(kind, messages, kinds, copies, random);
      }
    }
    List<MessageRow> rows = new ArrayList<>();
    Map<Dirt, Integer> numbers = new EnumMap<>(Dirt.class);
    RandomSequence random = RandomStream.of(seed, "messages/dirt").sequence();
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      // The originals of copies stay clean.
      boolean original = kinds[i] == Dirt.EXACT_DUPLICATE || kinds[i] == Dirt.NEAR_DUPLICATE;
      Dirt kind = original ? Dirt.NONE : kinds[i];
      int number = numbers.merge(kind, 1, Integer::sum) - 1;
      rows.add(Soiling.soil(kind, message.topic(), message.text(), number, random));
    }
    rows.addAll(copies);
    return shuffled(rows, RandomStream.of(seed, "messages/order"));
  }

  private static void plant(
      Dirt kind,
      List<Message> messages,
      Dirt[] kinds,
      List<MessageRow> copies,
      RandomSequence random) {
    int planted = 0;
    int[] order = random.permutation(messages.size());
    for (int i = 0; i < order.length && planted < kind.rows(); i++) {
      Message message = messages.get(order[i]);
      if (kinds[order[i]] == Dirt.NONE && Soiling.applies(kind, message.text())) {
        if (kind == Dirt.EXACT_DUPLICATE || kind == Dirt.NEAR_DUPLICATE) {
          MessageRow copy = Soiling.soil(kind, message.topic(), message.text(), planted, random);
          if (Likeness.of(copy.text()).similarity(message.likeness()) < NEAR) {
            continue;
          }
          copies.add(copy);
        }
        kinds[order[i]] = kind;
        planted++;
      }
    }
    if (planted < kind.rows()) {
      throw new IllegalStateException(
          "Only " + planted + " of " + kind.rows() + " rows can have " + kind + ".");
    }
  }

  /**
   * The rows in the order of the file.
   *
   * @return an unmodifiable list
   */
  public List<MessageRow> rows() {
    return rows;
  }

  /**
   * What was planted.
   *
   * @return the counts
   */
  public PlantedCounts planted() {
    return planted;
  }

  /**
   * The file's content: a head {@code label,text} and one line a row, each ended by a line feed.
   *
   * @return the text, to be written in UTF-8
   */
  public String toCsv() {
    StringBuilder out = new StringBuilder("label,text\n");
    rows.forEach(row -> out.append(row.toCsvLine()).append('\n'));
    return out.toString();
  }

  /**
   * Writes the file in UTF-8, replacing one that is there.
   *
   * @param file the file to write; its folder must exist
   * @throws IOException if it cannot be written
   */
  public void writeCsv(Path file) throws IOException {
    Files.writeString(file, toCsv(), StandardCharsets.UTF_8);
  }

  /**
   * Writes what was planted as JSON, replacing a file that is there.
   *
   * @param file the file to write; its folder must exist
   * @throws IOException if it cannot be written
   */
  public void writePlantedCounts(Path file) throws IOException {
    Files.writeString(file, planted.toJson().toPrettyString(), StandardCharsets.UTF_8);
  }
}
