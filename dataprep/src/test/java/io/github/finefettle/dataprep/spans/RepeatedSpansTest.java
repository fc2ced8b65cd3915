package io.github.finefettle.dataprep.spans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class RepeatedSpansTest {
  private static final String NOTICE = "Our office is closed on public holidays and on Sundays.";

  private static List<RepeatedSpan> byText(List<RepeatedSpan> spans) {
    List<RepeatedSpan> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparing(RepeatedSpan::text));
    return sorted;
  }

  private static List<String> randomRows(RandomSequence random, String[] pieces) {
    List<String> rows = new ArrayList<>();
    int count = random.nextInt(7);
    for (int i = 0; i < count; i++) {
      StringBuilder row = new StringBuilder();
      int length = random.nextInt(9);
      for (int j = 0; j < length; j++) {
        row.append(pieces[random.nextInt(pieces.length)]);
      }
      rows.add(row.toString());
    }
    return rows;
  }

  @Test
  void everySpanThatBruteForceFindsIsFoundAndNoOther() {
    RandomSequence random = RandomStream.of(11, "spans").sequence();
    String[][] alphabets = {
      {"a"},
      {"a", "b"},
      {"ab", "a", "c"},
      {"\uD83D\uDE00", "\uD83D\uDE01", "a"},
      {"好", "的", "\uDE00"}
    };
    int found = 0;
    for (int round = 0; round < 1500; round++) {
      List<String> rows = randomRows(random, alphabets[round % alphabets.length]);
      int characters = 1 + random.nextInt(4);
      int least = 2 + random.nextInt(2);
      List<RepeatedSpan> spans = RepeatedSpans.atLeast(characters).inRows(least).find(rows);
      assertThat(byText(spans))
          .as("%s at least %d in %d", rows, characters, least)
          .isEqualTo(byText(SpanOracle.find(rows, characters, least)));
      found += spans.size();
    }
    assertThat(found).isGreaterThan(1500);
  }

  @Test
  void aSpanOfTheLeastLengthIsFoundAndOneShorterIsNot() {
    List<String> rows = List.of("1abcde2", "3abcde4");
    assertThat(RepeatedSpans.atLeast(5).inRows(2).find(rows))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.text()).isEqualTo("abcde");
              assertThat(span.rows()).isEqualTo(2);
              assertThat(span.occurrences())
                  .containsExactly(new SpanOccurrence(0, 1, 6), new SpanOccurrence(1, 1, 6));
            });
    assertThat(RepeatedSpans.atLeast(6).inRows(2).find(rows)).isEmpty();
  }

  @Test
  void spansAtTheBordersOfRowsAreWhole() {
    // The last character of one row and the first of the next make no span.
    List<String> rows =
        List.of(NOTICE, "Hello! " + NOTICE, NOTICE + " Bye.", "Oh. " + NOTICE + " No.");
    List<RepeatedSpan> spans = RepeatedSpans.atLeast(20).inRows(4).find(rows);
    assertThat(spans).extracting(RepeatedSpan::text).containsExactly(NOTICE);
    assertThat(spans.get(0).occurrences())
        .extracting(SpanOccurrence::start)
        .containsExactly(0, 7, 0, 4);
  }

  @Test
  void nothingReachesFromOneRowIntoTheNext() {
    List<String> rows = List.of("abcdef", "ghijkl", "xabcdef", "ghijklx");
    assertThat(RepeatedSpans.atLeast(7).inRows(2).find(rows)).isEmpty();
  }

  @Test
  void smallAndPlainInputsGiveNothing() {
    RepeatedSpans spans = RepeatedSpans.atLeast(1).inRows(2);
    assertThat(spans.find(List.of())).isEmpty();
    assertThat(spans.find(List.of(""))).isEmpty();
    assertThat(spans.find(List.of("", "", ""))).isEmpty();
    assertThat(spans.find(List.of("a"))).isEmpty();
    assertThat(spans.find(List.of("a", "b"))).isEmpty();
    assertThat(spans.find(List.of("aaaaaaaaaa"))).isEmpty();
    assertThat(RepeatedSpans.standard().find(List.of("a", "a", "a"))).isEmpty();
  }

  @Test
  void equalRowsAreOneSpan() {
    List<String> rows = Collections.nCopies(500, NOTICE);
    assertThat(RepeatedSpans.standard().find(rows)).isEmpty();
    assertThat(RepeatedSpans.atLeast(20).find(rows))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.text()).isEqualTo(NOTICE);
              assertThat(span.rows()).isEqualTo(500);
              assertThat(span.occurrences()).hasSize(500);
            });
  }

  @Test
  void longRowsOfOneCharacterAreNoTrouble() {
    List<String> rows = List.of("a".repeat(200_000), "a".repeat(150_000), "b");
    assertThat(RepeatedSpans.atLeast(50).inRows(2).find(rows))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.characters()).isEqualTo(150_000);
              assertThat(span.occurrences()).hasSize(2);
            });
  }

  @Test
  void aRepetitionWithinOneRowIsNone() {
    assertThat(RepeatedSpans.atLeast(10).inRows(2).find(List.of(NOTICE + NOTICE + NOTICE, "b")))
        .isEmpty();
  }

  @Test
  void halfAnEmojiIsNoSpan() {
    // The two faces share their first UTF-16 unit, the flags below their second.
    assertThat(RepeatedSpans.atLeast(1).inRows(2).find(List.of("\uD83D\uDE00", "\uD83D\uDE01")))
        .isEmpty();
    assertThat(RepeatedSpans.atLeast(1).inRows(2).find(List.of("\uD83C\uDDE9", "\uD83D\uDDE9")))
        .isEmpty();
    List<RepeatedSpan> spans =
        RepeatedSpans.atLeast(3)
            .inRows(2)
            .find(List.of("\uD83D\uDE00 hi", "\uD83D\uDE00\uD83D\uDE00 hi"));
    assertThat(spans.get(0).text()).isEqualTo("\uD83D\uDE00 hi");
    assertThat(spans.get(0).characters()).isEqualTo(4);
    assertThat(spans.get(0).occurrences())
        .containsExactly(new SpanOccurrence(0, 0, 5), new SpanOccurrence(1, 2, 7));
  }

  @Test
  void theOrderOfTheRowsChangesNothingButTheirIndices() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(
          "Row " + i + ". " + (i % 2 == 0 ? NOTICE : "") + (i % 3 == 0 ? " Best wishes!" : ""));
    }
    List<String> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    RepeatedSpans definition = RepeatedSpans.atLeast(8).inRows(2);
    List<String> there = texts(definition.find(rows));
    assertThat(texts(definition.find(reversed))).containsExactlyInAnyOrderElementsOf(there);
    assertThat(texts(definition.find(rows))).isEqualTo(there);
  }

  private static List<String> texts(List<RepeatedSpan> spans) {
    return spans.stream().map(span -> span.rows() + " " + span.text()).toList();
  }

  @Test
  void whatIsRepeatedMostComesFirst() {
    List<String> rows =
        List.of("x" + NOTICE, "y" + NOTICE, "z" + NOTICE, "u Best wishes!", "v Best wishes!");
    assertThat(RepeatedSpans.atLeast(8).inRows(2).find(rows))
        .extracting(RepeatedSpan::text)
        .containsExactly(NOTICE, " Best wishes!");
  }

  @Test
  void tooManyCharactersAreRefusedWithAdvice() {
    assertThatThrownBy(() -> RepeatedSpans.standard().upTo(100).find(List.of(NOTICE, NOTICE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("110 characters")
        .hasMessageContaining("limit of 100")
        .hasMessageContaining("sample")
        .hasMessageContaining("upTo");
  }

  @Test
  void settingsAreChecked() {
    assertThatThrownBy(() -> RepeatedSpans.atLeast(0)).hasMessageContaining("(0)");
    assertThatThrownBy(() -> RepeatedSpans.standard().inRows(1)).hasMessageContaining("2 or more");
    assertThatThrownBy(() -> RepeatedSpans.standard().upTo(0)).hasMessageContaining("limit (0)");
  }

  @Test
  void theSearchTellsItsPhasesAndStopsWhenAsked() {
    List<Long> phases = new ArrayList<>();
    ProgressListener listener = progress -> phases.add(progress.done());
    assertThat(
            RepeatedSpans.atLeast(9)
                .inRows(2)
                .find(List.of(NOTICE, NOTICE), listener, new Cancellation()))
        .hasSize(1);
    assertThat(phases).containsExactly(0L, 1L, 2L, 3L);
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertThatThrownBy(
            () ->
                RepeatedSpans.standard().find(List.of("a"), ProgressListener.none(), cancellation))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void theDefinitionReadsBackEqual() {
    RepeatedSpans spans = RepeatedSpans.atLeast(70).inRows(5).upTo(1234);
    assertThat(RepeatedSpans.fromJson(JsonValue.parse(spans.toJson().toCanonicalString())))
        .isEqualTo(spans);
    assertThat(spans).isNotEqualTo(RepeatedSpans.atLeast(70).inRows(5));
    assertThat(spans.toJson().toCanonicalString())
        .isEqualTo(
            "{\"characters\":70,\"kind\":\"repeated-spans\",\"limit\":1234,\"rows\":5,\"version\":1}");
  }
}
