package io.github.finefettle.examples.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.examples.language.Checkpoint;
import io.github.finefettle.examples.language.LanguageModel;
import io.github.finefettle.examples.language.ShippedCheckpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ShippedCheckpointTest {
  private static final String FOLDER = "/io/github/finefettle/examples/checkpoint/";

  /** From the held-out part of the plays (The Taming of the Shrew, IV, 3). */
  private static final String HELD_OUT_PASSAGE =
      "PETRUCHIO:\nO monstrous arrogance! Thou liest, thou thread,\nthou thimble,";

  private static String provenance() throws IOException {
    try (InputStream in = ShippedCheckpoint.class.getResourceAsStream(FOLDER + "PROVENANCE.md")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The number that PROVENANCE.md gives after a heading of a list item. */
  private static double stated(String what) throws IOException {
    Matcher matcher =
        Pattern.compile("^- " + Pattern.quote(what) + ": ([0-9.]+)", Pattern.MULTILINE)
            .matcher(provenance());
    assertThat(matcher.find()).as(what).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void allFilesTogetherAreBelowOneAndAHalfMegabytes() throws IOException {
    long bytes = 0;
    for (String name :
        List.of("config.json", "model.safetensors", "tokenizer.json", "PROVENANCE.md")) {
      URL file = Objects.requireNonNull(ShippedCheckpoint.class.getResource(FOLDER + name));
      bytes += file.openConnection().getContentLengthLong();
    }
    assertThat(bytes).isPositive().isLessThan(1_500_000);
  }

  @Test
  void theFixedPassageIsForeseenAsWellAsProvenanceSays() throws IOException {
    Checkpoint checkpoint = ShippedCheckpoint.read();
    assertThat((double) checkpoint.config().parameters()).isEqualTo(stated("parameters"));
    try (LanguageModel model = LanguageModel.of(checkpoint)) {
      assertThat(model.surprise(HELD_OUT_PASSAGE).bitsPerByte())
          .isCloseTo(stated("bits per byte on the fixed passage"), within(1e-3));
    }
  }

  @Test
  void theHeldOutFigureIsWhatProvenanceSays() throws IOException {
    String root = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(root != null, "FINEFETTLE_DATA is not set");
    Corpus corpus = Corpus.read(List.of(Path.of(root, "tiny_corpora", "tinyshakespeare.txt.gz")));
    assertThat(corpus.heldOut()).anyMatch(passage -> passage.startsWith(HELD_OUT_PASSAGE));
    LanguageModel.Surprise heldOut =
        PretrainProgram.heldOut(ShippedCheckpoint.read(), corpus.heldOut());
    assertThat(heldOut.bitsPerByte())
        .isCloseTo(stated("bits per byte on the held-out tenth"), within(1e-3));
  }
}
