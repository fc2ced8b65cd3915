package io.github.finefettle.examples.characters;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Record;
import ai.djl.training.dataset.Sampler;
import io.github.finefettle.examples.language.PreparedDataset;
import java.util.List;

/** Texts for training a {@link CharacterModel}: a row for each symbol and the window before it. */
public final class CharacterDataset extends PreparedDataset {
  private final CharacterWindows windows;

  private CharacterDataset(CharacterWindows windows, Sampler sampler) {
    super(sampler);
    this.windows = windows;
  }

  /**
   * Makes a dataset.
   *
   * @param vocabulary the symbols
   * @param texts the texts
   * @param sampler the rows of each batch; asked anew for each epoch
   * @return the dataset
   */
  public static CharacterDataset of(
      CharacterVocabulary vocabulary, List<String> texts, Sampler sampler) {
    CharacterWindows windows = CharacterWindows.of(texts.stream().map(vocabulary::encode).toList());
    return new CharacterDataset(windows, sampler);
  }

  @Override
  protected Record rows(NDManager manager, List<Long> indices) {
    CharacterWindows rows = windows.only(indices);
    return new Record(new NDList(rows.inputs(manager)), new NDList(rows.labels(manager)));
  }

  @Override
  protected long availableSize() {
    return windows.size();
  }
}
