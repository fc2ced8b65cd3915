package io.github.finefettle.dataprep.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Repair of any text: no failure, and what is repaired needs no repair. */
class TextFuzzTest {
  private static final Charset LATIN = Charset.forName("windows-1252");
  private static final List<RepairStep> STEPS = List.of(RepairStep.values());
  private static final int CHOICES = 64;

  @FuzzTest
  void anyTextIsRepairedOnce(byte[] data) {
    fuzzerTestOneInput(data);
  }

  /** The first byte says what of the text is tried, and how it is made from the other bytes. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    String text = text(data);
    once("standard", TextRepair.standard()::repair, text);
    once("everything", TextRepair.everything()::repair, text);
    once("beside markup", TextRepair.everything().entitiesBesideMarkup()::repair, text);
    RepairStep step = STEPS.get((data[0] & 0xF) % STEPS.size());
    once(step.id(), TextRepair.nothing().with(step)::repair, text);
    assertThat(TextRepair.everything().without(step).repair(text)).isNotNull();
    once("Unicode form", UnicodeForm::normalize, text);
    once("white space", WhiteSpace::normalize, text);
    once("look-alikes", LookAlikes::skeleton, text);
    once("characters", any -> CharacterPolicy.changing().apply(any).text(), text);
    assertThat(MarkupStripping.stripHtml(text)).isNotNull();
    assertThat(MarkupStripping.stripMarkdown(text)).isNotNull();
  }

  private static String text(byte[] data) {
    byte[] rest = Arrays.copyOfRange(data, 1, data.length);
    return switch ((data[0] & 0xFF) / CHOICES) {
      case 0 -> new String(rest, StandardCharsets.UTF_8);
      case 1 -> new String(rest, LATIN);
      case 2 -> new String(new String(rest, LATIN).getBytes(StandardCharsets.UTF_8), LATIN);
      default -> units(rest);
    };
  }

  /** Any 16 bits are a unit: also half a character. */
  private static String units(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length / 2);
    for (int i = 1; i < bytes.length; i += 2) {
      text.append((char) ((bytes[i - 1] & 0xFF) << 8 | (bytes[i] & 0xFF)));
    }
    return text.toString();
  }

  private static void once(String name, UnaryOperator<String> repair, String text) {
    String once = repair.apply(text);
    String twice = repair.apply(once);
    // Only a text with more layers than are undone at once changes again, and gets shorter by it.
    if (!twice.equals(once) && twice.length() >= once.length()) {
      throw new AssertionError(name + " changes what it has repaired: " + once);
    }
  }
}
