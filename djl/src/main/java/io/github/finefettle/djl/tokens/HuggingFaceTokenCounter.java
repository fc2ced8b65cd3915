package io.github.finefettle.djl.tokens;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.dataprep.quality.TokenCounter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Counts tokens with a Hugging Face tokenizer as DJL runs it, so that the length of examples is
 * held against the limit of the very model that is to be trained:
 *
 * <pre>{@code
 * try (HuggingFaceTokenCounter tokens = HuggingFaceTokenCounter.of(Path.of("tokenizer.json"))) {
 *   cleaner.apply(ContextLimit.of(tokens.named("my-model.tokens", 1), 2048))...
 * }
 * }</pre>
 *
 * <p>Special tokens are not counted (a template's overhead is an option of the limit), and nothing
 * is cut or padded. Safe for use by several threads. Reads a local file only; nothing is fetched.
 */
@CheckReturnValue
public final class HuggingFaceTokenCounter implements TokenCounter, AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;

  private HuggingFaceTokenCounter(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Loads a tokenizer.
   *
   * @param tokenizerJson a {@code tokenizer.json}, or the folder that holds it
   * @return the counter, to be closed by the caller
   * @throws IllegalArgumentException if there is no such file, or it is no tokenizer
   * @throws UncheckedIOException if it cannot be read
   */
  public static HuggingFaceTokenCounter of(Path tokenizerJson) {
    if (!Files.exists(tokenizerJson)) {
      throw new IllegalArgumentException(
          "The tokenizer ("
              + tokenizerJson
              + ") does not exist. Give the tokenizer.json of the model, or its folder.");
    }
    try {
      return new HuggingFaceTokenCounter(
          HuggingFaceTokenizer.newInstance(
              tokenizerJson, Map.of("truncation", "false", "padding", "false")));
    } catch (IOException e) {
      throw new UncheckedIOException("The tokenizer " + tokenizerJson + " cannot be read.", e);
    } catch (RuntimeException e) {
      // The native code has no exception of its own for a file that is no tokenizer.
      throw new IllegalArgumentException(
          "The file "
              + tokenizerJson
              + " is no tokenizer.json of Hugging Face. Give the one that comes with the model.",
          e);
    }
  }

  @Override
  public int count(String text) {
    return tokenizer.encode(text, false, false).getIds().length;
  }

  /**
   * The counter with a name, as a definition wants it.
   *
   * @param id lower-case words joined by dots or hyphens, such as {@code "my-model.tokens"}
   * @param version 1 or more; raise it when the tokenizer changes
   * @return the named counter
   */
  public Named<TokenCounter> named(String id, int version) {
    return Named.of(id, version, this);
  }

  /** Frees the tokenizer's native memory. */
  @Override
  public void close() {
    tokenizer.close();
  }
}
