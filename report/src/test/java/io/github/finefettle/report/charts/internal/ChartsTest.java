package io.github.finefettle.report.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartsTest {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+");
  private static final int MOST_MARKS = 1500;

  static Stream<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (List<Double> values :
        List.of(
            List.<Double>of(),
            List.of(0.0),
            List.of(-7.25),
            List.of(Double.MIN_VALUE),
            List.of(1e15, 1_000_000_000_000_001.0),
            List.of(-Double.MAX_VALUE, Double.MAX_VALUE),
            List.of(0.0, Double.MIN_VALUE),
            List.of(1e-300, 1e300),
            Collections.nCopies(5, 3.0),
            List.of(-3.0, -2.0, -1.5),
            random(20),
            random(20_000))) {
      figures.addAll(ofValues(values));
    }
    return figures.stream();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void everyFigureIsDrawnInsideItsPlaneWithABoundedNumberOfMarks(Figure figure) {
    Drawing drawing = Charts.draw(figure);
    assertThat(drawing.marks()).isNotEmpty().hasSizeLessThan(MOST_MARKS);
    assertThat(drawing.title()).isEqualTo(figure.title());
    assertThat(drawing.description()).isNotBlank();
    for (Mark mark : drawing.marks()) {
      assertInside(drawing, mark);
    }
    assertThat(Charts.draw(figure)).isEqualTo(drawing);
  }

  @Test
  void anEmptyFigureSaysSo() {
    for (Figure figure : ofValues(List.of())) {
      assertThat(texts(Charts.draw(figure))).contains("No data to draw");
    }
  }

  @Test
  void aMarkedPointIsDrawnWithItsValueEvenWhenTheLineIsThinned() {
    List<Double> ys = new ArrayList<>(Collections.nCopies(10_000, 1.0));
    List<Double> xs = new ArrayList<>();
    for (int i = 0; i < ys.size(); i++) {
      xs.add((double) i);
    }
    Figure.Series series = Figure.Series.of("loss", xs, ys).marking(4321);
    Drawing drawing = Charts.draw(new Figure.Lines("t", "x", "y", List.of(series)));
    assertThat(drawing.marks())
        .filteredOn(m -> m.style().startsWith("ring"))
        .singleElement()
        .extracting(m -> ((Mark.Shape) m).tip())
        .isEqualTo("loss: 4,321: 1");
    assertThat(drawing.legend().get(0).text()).contains("marked at 4,321: 1");
  }

  @Test
  void aConfusionMatrixTellsCountsAndSharesOfTheRow() {
    Drawing drawing =
        Charts.draw(
            new Figure.Matrix(
                "t",
                "true",
                "said",
                List.of("ham", "spam"),
                List.of("ham", "spam"),
                List.of(List.of(1433L, 4L), List.of(0L, 0L))));
    assertThat(texts(drawing)).contains("1,433", "99.7 %", "4", "0.3 %", "0", "–");
  }

  @Test
  void aLargeMatrixKeepsItsTotalAndItsDiagonal() {
    List<String> labels = new ArrayList<>();
    List<List<Long>> counts = new ArrayList<>();
    for (int r = 0; r < 60; r++) {
      labels.add("label " + r);
      List<Long> row = new ArrayList<>();
      for (int c = 0; c < 60; c++) {
        row.add(r == c ? 100L + r : 1L);
      }
      counts.add(row);
    }
    FoldedMatrix folded = FoldedMatrix.of(new Figure.Matrix("t", "r", "c", labels, labels, counts));
    assertThat(folded.rows()).hasSize(20).isEqualTo(folded.columns()).endsWith("41 others");
    assertThat(folded.rows().subList(0, 2)).containsExactly("label 41", "label 42");
    long total = counts.stream().flatMap(List::stream).mapToLong(c -> c).sum();
    assertThat(folded.counts().stream().flatMap(List::stream).mapToLong(c -> c).sum())
        .isEqualTo(total);
    assertThat(folded.counts().get(0).get(0)).isEqualTo(141);
  }

  @Test
  void aStageThatTookOutOneRowOfAMillionIsSeen() {
    Drawing drawing =
        Charts.draw(new Figure.Flow("t", "rows", List.of(new Figure.Stage("drop", 999_999, 1))));
    assertThat(drawing.marks())
        .filteredOn(m -> m.style().equals("removed"))
        .singleElement()
        .extracting(m -> ((Mark.Box) m).width())
        .isEqualTo("2");
    assertThat(texts(drawing)).contains("999,999  (−1)");
  }

  @Test
  void settingsOverManyPowersOfTenStandOnALogarithmicAxis() {
    List<Double> rates = List.of(1e-5, 1e-4, 1e-3);
    Drawing drawing =
        Charts.draw(
            new Figure.Scatter(
                "t", "rate", "score", List.of("a", "b", "c"), rates, List.of(1.0, 2.0, 3.0)));
    assertThat(texts(drawing)).contains("rate (log scale)", "1e-5", "0.0001", "0.001");
    double[] xs =
        drawing.marks().stream()
            .filter(m -> m.style().equals("point"))
            .mapToDouble(m -> first(((Mark.Shape) m).path()))
            .toArray();
    assertThat(xs[1] - xs[0]).isCloseTo(xs[2] - xs[1], org.assertj.core.data.Offset.offset(0.2));
  }

  @Test
  void colourIsNeverTheOnlySignOfASeries() {
    List<String> symbols = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      symbols.add(Canvas.symbol(i, 10, 10, 3));
    }
    assertThat(symbols).doesNotHaveDuplicates();
  }

  private static List<Figure> ofValues(List<Double> y) {
    int n = y.size();
    List<Double> x = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      x.add((double) i);
      names.add("name " + i);
      counts.add((long) i);
      shares.add(i / (double) n);
    }
    List<Figure.Bar> bars = y.stream().map(v -> Figure.Bar.of("bar", v, v, v)).toList();
    List<Figure.Stage> stages =
        counts.stream().map(c -> new Figure.Stage("stage", Long.MAX_VALUE - c, c)).toList();
    List<String> labels = names.subList(0, Math.min(n, 70));
    List<List<Long>> cells = Collections.nCopies(labels.size(), counts.subList(0, labels.size()));
    return List.of(
        new Figure.Lines(
            "lines",
            "x",
            "y",
            n == 0
                ? List.of()
                : List.of(
                    new Figure.Series("band", x, y, y, y, OptionalInt.of(n - 1)),
                    Figure.Series.of("empty", List.of(), List.of()))),
        new Figure.Matrix("matrix", "r", "c", labels, labels, cells),
        new Figure.Flow("flow", "rows", stages),
        new Figure.Bars("bars", "value", bars),
        new Figure.Scatter("scatter", "x", "y", names, x, y),
        new Figure.Scatter("turned", "x", "y", names, y, x),
        new Figure.ParallelCoordinates(
            "parallel", List.of("a", "b"), names, y.stream().map(v -> List.of(1.0, v)).toList()),
        new Figure.ParallelCoordinates(
            "one axis", List.of("a"), names, y.stream().map(List::of).toList()),
        new Figure.Reliability("reliability", shares, shares, counts));
  }

  private static void assertInside(Drawing drawing, Mark mark) {
    List<String> texts = new ArrayList<>();
    if (mark instanceof Mark.Box box) {
      texts.addAll(List.of(box.x(), box.y(), box.width(), box.height()));
      assertThat(Double.parseDouble(box.x()) + Double.parseDouble(box.width()))
          .isLessThanOrEqualTo(drawing.width() + 0.2);
    } else if (mark instanceof Mark.Stroke stroke) {
      texts.addAll(List.of(stroke.x1(), stroke.y1(), stroke.x2(), stroke.y2()));
    } else if (mark instanceof Mark.Shape shape) {
      Matcher numbers = NUMBER.matcher(shape.path());
      while (numbers.find()) {
        texts.add(numbers.group());
      }
      assertThat(shape.path()).matches("[MLahvz0-9. -]+");
    } else if (mark instanceof Mark.Label label) {
      texts.addAll(List.of(label.x(), label.y()));
      assertThat(label.anchor()).isIn("start", "middle", "end");
    }
    for (String text : texts) {
      assertThat(text).matches("-?[0-9]+(\\.[0-9])?");
      assertThat(Double.parseDouble(text))
          .as("%s", mark)
          .isBetween(-40.0, Math.max(drawing.width(), drawing.height()) + 20.0);
    }
  }

  private static List<String> texts(Drawing drawing) {
    return drawing.marks().stream()
        .filter(m -> m instanceof Mark.Label)
        .map(m -> ((Mark.Label) m).text())
        .toList();
  }

  private static double first(String path) {
    Matcher number = NUMBER.matcher(path);
    assertThat(number.find()).isTrue();
    return Double.parseDouble(number.group());
  }

  private static List<Double> random(int n) {
    RandomSequence random = RandomStream.of(5, "charts").sequence();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      values.add(random.nextGaussian());
    }
    return values;
  }
}
