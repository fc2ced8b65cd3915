package io.github.finefettle.metrics.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConllReaderTest {
  private static final String GOLD = "Anna\tB-PER\nruns\tO\n\nin\tO\nBonn\tB-LOC\n";

  @TempDir private Path folder;

  @Test
  void tabsSpacesCrLfAndBlankLinesOfWhiteSpaceReadAlike() throws Exception {
    for (String predicted :
        List.of(
            GOLD,
            GOLD.replace("\t", " "),
            GOLD.replace("\t", "   "),
            GOLD.replace("\t", " \t "),
            GOLD.replace("\n", "\r\n"),
            GOLD.replace("\n\n", "\n \t \n\n\n"),
            GOLD.replaceFirst("\t", " ").replace("\n\n", "\r\n\r\n"),
            "\uFEFF" + GOLD,
            "-DOCSTART- -X- O O\n\n" + GOLD,
            "# id = 7\n" + GOLD,
            "# a comment\n" + GOLD,
            GOLD.replace("\n\n", "\n\n# sent_id = 2\n"),
            GOLD.strip(),
            GOLD.replace("\tO", "\tNN\tO").replace("\tB", "\tNN\tB"),
            "\n\n" + GOLD + "\n\n",
            GOLD.replace("\n", " \n"))) {
      ConllResult read = ConllReader.ofTwoFiles().read(file("g", GOLD), file("p", predicted));
      assertThat(read.setAside()).as(predicted).isEmpty();
      assertThat(read.warnings()).as(predicted).isEmpty();
      assertThat(read.sentences()).as(predicted).containsExactly(same("B-PER O"), same("O B-LOC"));
      assertThat(read.lines()).containsExactly(1, 4);
    }
  }

  @Test
  void aNumberSignIsATokenAndNoComment() throws Exception {
    String gold = "#\tO\nnow\tO\n\n#tag\tB-X\n";
    ConllResult read = ConllReader.ofTwoFiles().read(file("g", gold), file("p", gold));
    assertThat(read.sentences()).containsExactly(same("O O"), same("B-X"));
    String spaces = gold.replace('\t', ' ');
    assertThat(ConllReader.ofTwoFiles().read(file("g", spaces), file("p", gold)).sentences())
        .isEqualTo(read.sentences());
  }

  @Test
  void aNumberSignBesideATagIsATokenWhateverTheOtherColumns() throws Exception {
    Path gold = file("g", "now\tO\n\n#\tO\n1\tO\n");
    Path guess = file("p", "# sent 0\nnow NN O\n\n#  O\n1\tCD\tO\n");
    ConllResult read = ConllReader.ofTwoFiles().read(gold, guess);
    assertThat(read.sentences()).containsExactly(same("O"), same("O O"));
  }

  @Test
  void oneFileHoldsBothColumns() throws Exception {
    Path both = file("b", "Anna NN B-PER B-PER\nruns VB O B-PER\n\nBonn NN B-LOC O\n");
    ConllResult read = ConllReader.ofOneFile().read(both);
    assertThat(read.sentences())
        .containsExactly(sentence("B-PER O", "B-PER B-PER"), sentence("B-LOC", "O"));
    assertThat(ConllReader.ofOneFile().goldColumn(4).predictedColumn(3).read(both).sentences())
        .containsExactly(sentence("B-PER B-PER", "B-PER O"), sentence("O", "B-LOC"));
    assertThat(
            ConllReader.ofOneFile()
                .goldColumn(2)
                .predictedColumn(2 - 4)
                .requiring(EntityScheme.CONLLEVAL)
                .read(both)
                .sentences()
                .get(1))
        .isEqualTo(sentence("NN", "B-LOC"));
    assertThatThrownBy(() -> ConllReader.ofTwoFiles().read(both))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ofOneFile");
    assertThatThrownBy(() -> ConllReader.ofOneFile().goldColumn(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 1");
  }

  @Test
  void spellingsThatDifferByEncodingAreWarnedOfAndRead() throws Exception {
    String gold = "Zo\u00EB\tB-PER\n\u2026\tO\n\ncaf\u00E9\tO\n";
    Path latin = folder.resolve("latin");
    Files.write(latin, gold.replace('\u2026', '.').getBytes(Charset.forName("ISO-8859-1")));
    ConllResult read = ConllReader.ofTwoFiles().read(file("g", gold), latin);
    assertThat(read.setAside()).isEmpty();
    assertThat(read.sentences()).containsExactly(same("B-PER O"), same("O"));
    assertThat(read.warnings()).singleElement().asString().contains("3 tokens", "line 1");
  }

  @Test
  void aTokenThatIsMissingLeavesItsTag() throws Exception {
    String gold = "a\tO\n\u00A0\tB-X\nc\tO\n";
    ConllResult read =
        ConllReader.ofTwoFiles().read(file("g", gold), file("p", "a\tO\n\tB-X\nc O\n"));
    assertThat(read.sentences()).containsExactly(same("O B-X O"));
    assertThat(read.warnings()).hasSize(2);
    assertThat(
            ConllReader.ofTwoFiles()
                .read(file("g", gold), file("p", "a\tO\nB-X\nc O\n"))
                .sentences())
        .containsExactly(same("O B-X O"));
  }

  @Test
  void aSentenceWithALineWithoutTagIsSetAsideWithItsLine() throws Exception {
    ConllResult read =
        ConllReader.ofTwoFiles()
            .read(file("g", GOLD), file("p", GOLD.replace("Bonn\tB-LOC", "Bonn")));
    assertThat(read.sentences()).containsExactly(same("B-PER O"));
    assertThat(read.setAside())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.goldLine()).isEqualTo(4);
              assertThat(s.predictedLine()).isEqualTo(4);
              assertThat(s.reason()).contains("predicted", "line 5", "1 columns");
            });
    assertThat(read.read()).isEqualTo(2);
  }

  @Test
  void aSentenceThatWasCutOffIsSetAsideWithBothLinesAndTheRestIsRead() throws Exception {
    String gold = "one O\ntwo O\nthree O\n\n".repeat(2) + "a O\nb O\nc B-X\n\nd O\ne O\nf B-Y\n";
    String predicted = gold.replaceFirst("three O\n", "");
    ConllResult read = ConllReader.ofTwoFiles().read(file("g", gold), file("p", predicted));
    assertThat(read.sentences()).containsExactly(same("O O O"), same("O O B-X"), same("O O B-Y"));
    assertThat(read.setAside())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.goldLine()).isEqualTo(1);
              assertThat(s.predictedLine()).isEqualTo(1);
              assertThat(s.reason()).contains("3 true tags", "2 predicted");
              assertThat(s).asString().contains("true line 1");
            });
  }

  @Test
  void aSentenceThatOneFileLacksIsSetAsideAndTheRestIsRead() throws Exception {
    String first = "a O\nb O\nc B-X\nx O\n\n";
    String second = "d O\ne O\nf B-Y\n\n";
    String third = "g O\nh O\n";
    ConllResult lacks =
        ConllReader.ofTwoFiles().read(file("g", first + second + third), file("p", second + third));
    assertThat(lacks.sentences()).containsExactly(same("O O B-Y"), same("O O"));
    assertThat(lacks.lines()).containsExactly(6, 10);
    assertThat(lacks.setAside())
        .singleElement()
        .satisfies(s -> assertThat(s.reason()).contains("predicted file lacks"));
    ConllResult more =
        ConllReader.ofTwoFiles().read(file("g", second + third), file("p", first + second + third));
    assertThat(more.sentences()).containsExactly(same("O O B-Y"), same("O O"));
    assertThat(more.setAside())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.goldLine()).isZero();
              assertThat(s.predictedLine()).isEqualTo(1);
            });
    ConllResult shorter =
        ConllReader.ofTwoFiles().read(file("g", first + second), file("p", first));
    assertThat(shorter.read()).isEqualTo(2);
    assertThat(shorter.setAside())
        .singleElement()
        .satisfies(s -> assertThat(s.reason()).contains("ends before"));
  }

  @Test
  void tokensAreDealtOutWhereOnlyTheEmptyLinesDiffer() throws Exception {
    ConllResult read =
        ConllReader.ofTwoFiles().read(file("g", GOLD), file("p", GOLD.replace("\n\n", "\n")));
    assertThat(read.sentences()).containsExactly(same("B-PER O"), same("O B-LOC"));
    assertThat(read.warnings()).singleElement().asString().contains("2 and 1 sentences");
    ConllResult turned =
        ConllReader.ofTwoFiles().read(file("g", GOLD.replace("\n\n", "\n")), file("p", GOLD));
    assertThat(turned.sentences()).containsExactly(same("B-PER O O B-LOC"));
  }

  @Test
  void tagsThatAStrictSchemeRefusesAreSetAside() throws Exception {
    String predicted = GOLD.replace("B-LOC", "S-LOC");
    ConllReader strict = ConllReader.ofTwoFiles().requiring(EntityScheme.IOB2);
    ConllResult read = strict.read(file("g", GOLD), file("p", predicted));
    assertThat(read.sentences()).containsExactly(same("B-PER O"));
    assertThat(read.setAside())
        .singleElement()
        .satisfies(s -> assertThat(s.reason()).contains("token 2", "S-LOC", "IOB2"));
    assertThat(ConllReader.ofTwoFiles().read(file("g", GOLD), file("p", predicted)).sentences())
        .hasSize(2);
  }

  @Test
  void tagsThatLookLikeNoneAreWarnedOf() throws Exception {
    ConllResult read =
        ConllReader.ofTwoFiles()
            .read(file("g", GOLD), file("p", GOLD.replace("B-LOC", "location")));
    assertThat(read.sentences()).hasSize(2);
    assertThat(read.warnings()).singleElement().asString().contains("1 tags are neither");
  }

  @Test
  void everySentenceIsKeptOrSetAside() throws Exception {
    SeededSentences draw = new SeededSentences(3);
    for (int trial = 0; trial < 50; trial++) {
      StringBuilder gold = new StringBuilder();
      StringBuilder predicted = new StringBuilder();
      int sentences = 1 + draw.below(30);
      for (int s = 0; s < sentences; s++) {
        int length = 1 + draw.below(6);
        for (int i = 0; i < length; i++) {
          String token = "w" + s + "_" + i;
          gold.append(token).append("\tO\n");
          if (draw.below(40) > 0) {
            predicted.append(token).append(draw.below(40) > 0 ? " O\n" : "\n");
          }
        }
        gold.append('\n');
        predicted.append(draw.below(30) > 0 ? "\n" : "");
      }
      ConllResult read =
          ConllReader.ofTwoFiles()
              .read(file("g", gold.toString()), file("p", predicted.toString()));
      long ofGold = read.setAside().stream().filter(s -> s.goldLine() > 0).count();
      assertThat(read.sentences().size() + ofGold).isEqualTo(sentences);
    }
  }

  @Test
  void emptyFilesHoldNoSentences() throws Exception {
    ConllResult read = ConllReader.ofTwoFiles().read(file("g", ""), file("p", "\n \n"));
    assertThat(read.read()).isZero();
    assertThat(read.warnings()).isEmpty();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static TaggedSentence same(String tags) {
    return sentence(tags, tags);
  }

  private static TaggedSentence sentence(String gold, String predicted) {
    return TaggedSentence.of(List.of(gold.split(" ")), List.of(predicted.split(" ")));
  }
}
