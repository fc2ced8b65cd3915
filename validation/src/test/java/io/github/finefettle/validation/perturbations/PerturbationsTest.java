package io.github.finefettle.validation.perturbations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PerturbationsTest {
  private static final String TEXT = "Please cancel my order and send the money back today!";
  private static final String[] ALPHABET = {
    "a",
    "e",
    "o",
    "S",
    "T",
    "z",
    "9",
    " ",
    "  ",
    "\t",
    "\n",
    ".",
    "!",
    "?",
    "\u00E9",
    "\u00DF",
    "\u0130",
    "e\u0301",
    "\u05E9\u05DC\u05D5\u05DD",
    "\u0645\u0631",
    "\u202E",
    "\u200B",
    "\uFEFF",
    "\uD83D\uDE00",
    "\uD83D",
    "\uDE00",
    "\u4F60\u597D",
    "\u0E01",
    "\u0000",
    "word",
    "Free money",
    "\u00A0",
    "\uFFFF"
  };

  @Test
  void everyPerturbationChangesOrdinaryTextAndTheSameWayAgain() {
    for (Perturbation perturbation : Perturbations.all()) {
      for (int row = 0; row < 50; row++) {
        RowId id = new RowId("mail", row);
        Perturbed first = perturbation.perturb(id, TEXT, 42);
        assertThat(first.text()).as(perturbation.id()).isPresent();
        assertThat(first.text().get()).isNotEqualTo(TEXT);
        assertThat(perturbation.perturb(id, TEXT, 42)).isEqualTo(first);
      }
    }
  }

  @Test
  void seedExampleAndPerturbationEachChangeTheDraw() {
    Perturbation typos = Perturbations.typos();
    TreeSet<String> byRow = new TreeSet<>();
    TreeSet<String> bySeed = new TreeSet<>();
    for (int i = 0; i < 40; i++) {
      byRow.add(typos.perturb(new RowId("a", i), TEXT, 1).text().orElseThrow());
      bySeed.add(typos.perturb(new RowId("a", 0), TEXT, i).text().orElseThrow());
    }
    assertThat(byRow).hasSizeGreaterThan(35);
    assertThat(bySeed).hasSizeGreaterThan(35);
    assertThat(typos.perturb(new RowId("a", 0), TEXT, 1))
        .isNotEqualTo(typos.perturb(new RowId("b", 0), TEXT, 1))
        .isNotEqualTo(typos.as("other-typos").perturb(new RowId("a", 0), TEXT, 1));
  }

  @Test
  void whatIsDrawnForARowDoesNotDependOnOtherRowsOrThreads() throws InterruptedException {
    List<Perturbed> forward = new ArrayList<>();
    for (int row = 0; row < 200; row++) {
      forward.add(Perturbations.typos().perturb(new RowId("m", row), TEXT + row, 7));
    }
    Perturbed[] parallel = new Perturbed[200];
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 7; t++) {
      int first = t;
      Thread thread =
          new Thread(
              () -> {
                for (int row = 199 - first; row >= 0; row -= 7) {
                  parallel[row] = Perturbations.typos().perturb(new RowId("m", row), TEXT + row, 7);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(parallel).containsExactly(forward.toArray(Perturbed[]::new));
  }

  @Test
  void noStringMakesAPerturbationThrowOrPassANoOp() {
    RandomStream random = RandomStream.of(20261122, "fuzz");
    List<Perturbation> all = Perturbations.all();
    int applied = 0;
    for (int i = 0; i < 100_000; i++) {
      String text = fuzz(random.at(i).sequence());
      Perturbation perturbation = all.get(i % all.size());
      Optional<String> changed = perturbation.perturb(new RowId("fuzz", i), text, 5).text();
      if (changed.isPresent()) {
        applied++;
        assertThat(changed.get()).isNotEqualTo(text);
      }
    }
    assertThat(applied).isBetween(50_000, 99_000);
  }

  @Test
  void emptyTextIsNotApplicableToAny() {
    for (Perturbation perturbation : Perturbations.all()) {
      Perturbed perturbed = perturbation.perturb(new RowId("m", 0), "", 1);
      assertThat(perturbed.text()).isEmpty();
    }
  }

  /** The dilution fault of a released test suite: "change the numbers" that changed nothing. */
  @Test
  void aNoOpIsRejectedDrawnAgainAndNeverCountsAsAChange() {
    Rewriting mostlyNothing =
        (text, stream) -> Optional.of(stream.sequence().nextInt(4) == 0 ? text + " (1)" : text);
    Perturbation lazy = Perturbation.of(Named.of("lazy", 1, mostlyNothing));
    Perturbation idle =
        Perturbation.of(Named.of("idle", 1, (Rewriting) (text, s) -> Optional.of(text)));
    int changed = 0;
    int rejected = 0;
    for (int row = 0; row < 400; row++) {
      Perturbed perturbed = lazy.perturb(new RowId("m", row), TEXT, 3);
      changed += perturbed.text().isPresent() ? 1 : 0;
      rejected += perturbed.rejectedDraws();
      perturbed.text().ifPresent(text -> assertThat(text).isEqualTo(TEXT + " (1)"));
      assertThat(perturbed.onlyNoOps()).isEqualTo(perturbed.text().isEmpty());
      assertThat(idle.perturb(new RowId("m", row), TEXT, 3))
          .isEqualTo(new Perturbed(Optional.empty(), Perturbation.DRAWS));
    }
    // Eight draws of one in four succeed with probability 1 - 0.75^8 = 0.90.
    assertThat(changed).isBetween(340, 380);
    assertThat(rejected).isGreaterThan(800);
  }

  @Test
  void typosKeepAShareOfTheLettersAndEveryOtherCharacter() {
    String digits = "0123 4567 89 !? \uD83D\uDE00 words follow here in some number today";
    for (int row = 0; row < 200; row++) {
      String typed =
          Perturbations.typos().perturb(new RowId("m", row), digits, 1).text().orElseThrow();
      assertThat(typed).startsWith("0123 4567 89 !? \uD83D\uDE00 ");
      assertThat(Math.abs(typed.length() - digits.length())).isLessThanOrEqualTo(2);
    }
    assertThat(Perturbations.typos().perturb(new RowId("m", 0), "no 123", 1).text()).isEmpty();
  }

  @Test
  void everyKindOfTypoOccurs() {
    boolean shorter = false;
    boolean longer = false;
    boolean swapped = false;
    boolean replaced = false;
    for (int row = 0; row < 200; row++) {
      String typed = Perturbations.typos().perturb(new RowId("m", row), "money", 1).text().get();
      shorter |= typed.length() == 4;
      longer |= typed.length() == 6;
      boolean sameLetters = sorted(typed).equals(sorted("money"));
      swapped |= typed.length() == 5 && sameLetters;
      replaced |= typed.length() == 5 && !sameLetters;
    }
    assertThat(List.of(shorter, longer, swapped, replaced)).containsOnly(true);
  }

  @Test
  void casingGivesBothCasesAndSkipsTextWithoutLetters() {
    TreeSet<String> seen = new TreeSet<>();
    for (int row = 0; row < 50; row++) {
      seen.add(Perturbations.casing().perturb(new RowId("m", row), TEXT, 1).text().get());
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(TEXT.toUpperCase(Locale.ROOT), TEXT.toLowerCase(Locale.ROOT));
    Perturbed digits = Perturbations.casing().perturb(new RowId("m", 0), "12 34", 1);
    assertThat(digits.onlyNoOps()).isTrue();
    Perturbed upper = Perturbations.casing().perturb(new RowId("m", 0), "ALREADY UPPER", 1);
    assertThat(upper.text()).contains("already upper");
  }

  @Test
  void punctuationStripsOrSetsTheMarkAtTheEnd() {
    TreeSet<String> seen = new TreeSet<>();
    TreeSet<String> plain = new TreeSet<>();
    for (int row = 0; row < 50; row++) {
      RowId id = new RowId("m", row);
      seen.add(Perturbations.punctuation().perturb(id, "Where is it?!", 1).text().get());
      plain.add(Perturbations.punctuation().perturb(id, "Where is it", 1).text().get());
    }
    assertThat(seen).containsExactly("Where is it", "Where is it.");
    assertThat(plain).containsExactly("Where is it.");
    assertThat(Perturbations.punctuation().perturb(new RowId("m", 0), "?!", 1).text()).isEmpty();
  }

  @Test
  void homoglyphsLookTheSameButAreNot() {
    String changed =
        Perturbations.homoglyphs(1).perturb(new RowId("m", 0), "Top price", 1).text().get();
    assertThat(changed).isEqualTo("\u0422\u043E\u0440 \u0440r\u0456\u0441\u0435");
    String one = Perturbations.homoglyphs().perturb(new RowId("m", 0), "Top price", 1).text().get();
    assertThat(differences(one, "Top price")).isEqualTo(1);
  }

  @Test
  void leetWritesDigitsForLetters() {
    assertThat(Perturbations.leet(1).perturb(new RowId("m", 0), "Free gift", 1).text())
        .contains("Fr33 91f7");
    assertThat(Perturbations.leet().perturb(new RowId("m", 0), "why why", 1).text()).isEmpty();
  }

  @Test
  void truncationKeepsHalfOrThreeQuartersOfTheWords() {
    TreeSet<String> seen = new TreeSet<>();
    for (int row = 0; row < 50; row++) {
      seen.add(
          Perturbations.truncation()
              .perturb(new RowId("m", row), " one two  three four five six seven eight ", 1)
              .text()
              .get());
    }
    assertThat(seen).containsExactly(" one two  three four", " one two  three four five six");
    assertThat(Perturbations.truncation(50).perturb(new RowId("m", 0), "one two three", 1).text())
        .isEmpty();
    assertThat(Perturbations.truncation(50).perturb(new RowId("m", 0), "a b c d e", 1).text())
        .contains("a b c");
  }

  @Test
  void whitespaceChangesNothingButWhiteSpace() {
    for (int row = 0; row < 50; row++) {
      String spaced = Perturbations.whitespace().perturb(new RowId("m", row), TEXT, 1).text().get();
      assertThat(spaced.replaceAll(" +", " ")).isEqualTo(TEXT);
      assertThat(spaced).doesNotContain("    ");
    }
    assertThat(Perturbations.whitespace().perturb(new RowId("m", 0), "word", 1).text()).isEmpty();
  }

  @Test
  void aFailingPerturbationNamesItselfAndTheRowButNotTheText() {
    Rewriting failing =
        (text, stream) -> {
          throw new java.io.IOException(text);
        };
    Perturbation broken = Perturbation.of(Named.of("broken", 1, failing));
    assertThatThrownBy(() -> broken.perturb(new RowId("mail", 3), "secret words", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("mail#3")
        .hasMessageContaining("broken")
        .hasMessageNotContaining("secret");
  }

  @Test
  void parametersOutOfRangeAreNamed() {
    assertThatThrownBy(() -> Perturbations.typos(0)).hasMessageContaining("rate (0.0)");
    assertThatThrownBy(() -> Perturbations.leet(1.5)).hasMessageContaining("rate (1.5)");
    assertThatThrownBy(() -> Perturbations.truncation(100)).hasMessageContaining("100 %");
    assertThatThrownBy(() -> Perturbations.typos().as("Has Spaces")).hasMessageContaining("id");
  }

  @Test
  void theOutputOfAVersionStaysAsItIs() {
    // Recorded from version 1 of each rule. A change here needs a new version of the rule.
    RowId id = new RowId("golden", 1);
    List<String> outputs =
        Perturbations.all().stream().map(p -> p.perturb(id, TEXT, 42).text().orElse("")).toList();
    assertThat(outputs).containsExactlyElementsOf(GOLDEN);
  }

  private static final List<String> GOLDEN =
      List.of(
          "Please cancel ny order and send the money back toeay!",
          "PLEASE CANCEL MY ORDER AND SEND THE MONEY BACK TODAY!",
          "Please cancel my order and send the money back today.",
          "Pl\u0435ase cancel my order and \u0455end the money back today!",
          "Please c4ncel my order and send the mon3y back today!",
          "Please cancel my order and send the money",
          "Please  cancel my   order and  send   the   money   back  today!");

  private static String fuzz(RandomSequence random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(25);
    for (int i = 0; i < pieces; i++) {
      if (random.nextInt(5) == 0) {
        text.append((char) random.nextInt(0x10000));
      } else {
        text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
      }
    }
    return text.toString();
  }

  private static String sorted(String text) {
    return text.chars()
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int differences(String a, String b) {
    int count = 0;
    for (int i = 0; i < b.length(); i++) {
      count += a.charAt(i) == b.charAt(i) ? 0 : 1;
    }
    return count;
  }
}
