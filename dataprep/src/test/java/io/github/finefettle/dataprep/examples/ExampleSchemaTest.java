package io.github.finefettle.dataprep.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.split.RowId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExampleSchemaTest {
  private static final RowId ID = new RowId("list", 3);

  private record Mail(@Nullable String body, String kind, int size) {
    private Mail {
      if (kind.equals("forbidden")) {
        throw new IllegalArgumentException("no such kind");
      }
    }
  }

  private static final class Ticket {
    private final String title;

    Ticket(String title) {
      this.title = title;
    }
  }

  private static ExampleSchema<Mail> schema() {
    return ExampleSchema.ofRecord(Mail.class).input("body").label("kind").group("size");
  }

  @Test
  void readsAndWritesTheComponentsOfARecord() {
    Mail mail = new Mail("hi", "ham", 2);
    Example example = schema().read(ID, mail);
    assertThat(example.text(Role.INPUT)).isEqualTo("hi");
    assertThat(example.text(Role.GROUP)).isEqualTo("2");
    assertThat(schema().write(Role.LABEL, ID, mail, "spam")).isEqualTo(new Mail("hi", "spam", 2));
    assertThat(schema().roles()).containsExactly(Role.INPUT, Role.LABEL, Role.GROUP);
  }

  @Test
  void readsNullAsMissing() {
    Example example = schema().read(ID, new Mail(null, "ham", 2));
    assertThat(example.find(Role.INPUT)).isEmpty();
    assertThat(example.text(Role.INPUT)).isEmpty();
  }

  @Test
  void neverWritesAComponentThatIsNoText() {
    assertThat(schema().canWrite(Role.GROUP)).isFalse();
    assertThat(schema().canWrite(Role.INPUT)).isTrue();
  }

  @Test
  void namesTheComponentsThereAreWhenOneIsWrong() {
    assertThatThrownBy(() -> schema().target("txt").roles())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"txt\"")
        .hasMessageContaining("[body, kind, size]");
  }

  @Test
  void readsAndWritesAClassByFunctions() {
    ExampleSchema<Ticket> tickets =
        ExampleSchema.of(Ticket.class).input(t -> t.title, (t, text) -> new Ticket(text));
    Ticket ticket = new Ticket("help");
    assertThat(tickets.read(Role.INPUT, ID, ticket)).isEqualTo("help");
    assertThat(tickets.write(Role.INPUT, ID, ticket, "HELP").title)
        .isEqualTo("help".toUpperCase(Locale.ROOT));
    assertThatThrownBy(() -> tickets.label("title").roles())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("reader and a writer");
  }

  @Test
  void namesTheRowWhenTheUsersCodeFails() {
    assertThatThrownBy(() -> schema().write(Role.LABEL, ID, new Mail("a", "b", 1), "forbidden"))
        .isInstanceOf(RowAccessException.class)
        .hasMessageContaining("list#3")
        .hasRootCauseMessage("no such kind");
  }
}
