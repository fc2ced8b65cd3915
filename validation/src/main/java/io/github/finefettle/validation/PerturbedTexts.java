package io.github.finefettle.validation;

import io.github.finefettle.validation.perturbations.Perturbation;
import io.github.finefettle.validation.perturbations.Perturbed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Perturbs all cases, on one thread or more; the result is in the order of the cases. */
final class PerturbedTexts {
  /** Enough texts for a task to outweigh handing it over. */
  private static final int CHUNK = 256;

  private PerturbedTexts() {}

  static <I> List<Perturbed> of(
      Perturbation perturbation, List<Cases.Case<I>> cases, long seed, int threads) {
    if (threads == 1 || cases.size() <= CHUNK) {
      return chunk(perturbation, cases, seed);
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<Perturbed>>> chunks = new ArrayList<>();
      for (int from = 0; from < cases.size(); from += CHUNK) {
        List<Cases.Case<I>> part = cases.subList(from, Math.min(cases.size(), from + CHUNK));
        chunks.add(pool.submit(() -> chunk(perturbation, part, seed)));
      }
      List<Perturbed> all = new ArrayList<>(cases.size());
      for (Future<List<Perturbed>> future : chunks) {
        all.addAll(result(future));
      }
      return all;
    } finally {
      pool.shutdownNow();
    }
  }

  private static <I> List<Perturbed> chunk(
      Perturbation perturbation, List<Cases.Case<I>> cases, long seed) {
    return cases.stream().map(c -> perturbation.perturb(c.id(), c.text(), seed)).toList();
  }

  private static List<Perturbed> result(Future<List<Perturbed>> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException(
          "The task \"validate\" was cancelled. Start it again from the beginning.");
    } catch (ExecutionException e) {
      // The cause names the row already; its own trace does not lead to the caller.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(cause.getMessage(), cause);
    }
  }
}
