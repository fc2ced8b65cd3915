package io.github.finefettle.dataprep.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.Proportion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighbourGraphTest {
  private static final SemanticDuplicates NEAR =
      SemanticDuplicates.by(new CharacterGrams(96)).atSimilarity(0.8);

  private static List<String> texts() {
    List<String> texts = SemanticDuplicatesTest.worded(2500, 8);
    // Equal texts, and more neighbours of one row than are asked for at first.
    texts.addAll(Collections.nCopies(300, "The same words again and again in the same order."));
    for (int i = 0; i < 300; i++) {
      texts.add("All of these rows are nearly the same, but for two letters: " + letters(i));
    }
    return texts;
  }

  private static String letters(int i) {
    return (char) ('a' + i % 20) + "" + (char) ('a' + i / 20);
  }

  @Test
  void theGraphFindsWhatAnExactSearchFinds() {
    List<String> texts = texts();
    SemanticResult exact = NEAR.runner().find(texts);
    SemanticResult graph = NEAR.runner().exactUpTo(0).find(texts);
    assertThat(exact.isExact()).isTrue();
    assertThat(exact.recall()).isEmpty();
    assertThat(graph.isExact()).isFalse();
    Proportion recall = graph.recall().orElseThrow();
    assertThat(recall.trials()).isGreaterThan(300);
    assertThat(recall.value()).isGreaterThan(0.98);
    assertThat(graph.clusters().duplicates())
        .isGreaterThan((int) (0.98 * exact.clusters().duplicates()));
    int differing = 0;
    for (int row = 0; row < texts.size(); row++) {
      differing += graph.clusters().survivorOf(row) == exact.clusters().survivorOf(row) ? 0 : 1;
    }
    assertThat(differing).isLessThan(texts.size() / 50);
    assertThat(graph.toJson().toCanonicalString())
        .contains("\"recall\"")
        .contains("\"exact\":false");
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    List<String> texts = SemanticDuplicatesTest.worded(1500, 9);
    String one = NEAR.runner().exactUpTo(0).find(texts).toJson().toCanonicalString();
    for (int threads : new int[] {1, 2, 7}) {
      assertThat(
              NEAR.runner().threads(threads).exactUpTo(0).find(texts).toJson().toCanonicalString())
          .isEqualTo(one);
    }
  }

  @Test
  void aFewRowsAndEqualRowsAreNoTrouble() {
    SemanticSearch search = NEAR.runner().exactUpTo(0);
    assertThat(search.find(List.of()).clusters().clusters()).isEmpty();
    assertThat(search.find(List.of("one")).clusters().clusters()).isEmpty();
    assertThat(search.find(List.of("one", "two")).recall()).isEmpty();
    assertThat(search.find(Collections.nCopies(500, "one and the same")).clusters().duplicates())
        .isEqualTo(499);
  }

  @Test
  void withoutTheLibraryTheMessageSaysWhatToAdd() throws Exception {
    try (WithoutLibrary loader = new WithoutLibrary()) {
      Class<?> test = loader.loadClass(NeighbourGraphTest.class.getName());
      Method search = test.getDeclaredMethod("search", boolean.class);
      search.setAccessible(true);
      assertThat(search.invoke(null, true)).isEqualTo(1);
      try {
        search.invoke(null, false);
        org.assertj.core.api.Assertions.fail("The library was found.");
      } catch (InvocationTargetException e) {
        assertThat(e.getCause())
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("Add io.github.jbellis:jvector")
            .hasMessageContaining("exactUpTo");
      }
    }
  }

  static int search(boolean exact) {
    List<String> texts = new ArrayList<>(List.of("one and two", "one and two", "three"));
    return NEAR.runner().exactUpTo(exact ? 100 : 0).find(texts).clusters().duplicates();
  }

  /** Loads our classes anew, and no class of the library. */
  private static final class WithoutLibrary extends ClassLoader implements AutoCloseable {
    WithoutLibrary() {
      super(NeighbourGraphTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("io.github.jbellis.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.github.finefettle.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    @Override
    public void close() {
      // Nothing is held open.
    }
  }
}
