package io.github.finefettle.examples.language;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Map;

/**
 * The one place that sets PyTorch up: no download, no telemetry, and one thread.
 *
 * <p>One thread, because the model is so small that threads wait for each other more than they
 * work, and beside a busy neighbour they spin. Who wants more speed runs more processes. Call
 * {@link #start} before anything else of DJL; the settings are read when the engine loads.
 */
public final class TorchRuntime {
  private static final String ONE = "1";

  private TorchRuntime() {}

  /**
   * Sets the system properties where they are not set yet, and loads the engine. Calling it again
   * does nothing more.
   *
   * @return the engine
   * @throws ai.djl.engine.EngineException if the native library of PyTorch cannot be loaded
   */
  public static Engine start() {
    setUnlessGiven("ai.djl.offline", "true");
    setUnlessGiven("OPT_OUT_TRACKING", "true");
    setUnlessGiven("ai.djl.default_engine", "PyTorch");
    setUnlessGiven("ai.djl.pytorch.num_threads", ONE);
    setUnlessGiven("ai.djl.pytorch.num_interop_threads", ONE);
    return Engine.getEngine("PyTorch");
  }

  /**
   * Makes PyTorch use one thread for what the calling thread asks of it. The setting of {@link
   * #start} holds for the thread that loads the engine only; every other thread that runs a model
   * calls this first, unless the environment has {@code OMP_NUM_THREADS=1}.
   */
  public static void confineCallingThread() {
    JniUtils.setNumThreads(1);
  }

  /**
   * The environment for a child process that runs a model: one thread, no download, no telemetry,
   * and memory that is kept between steps. (Each step of a training asks for the same large blocks
   * again; glibc would give them back to the system each time, which costs a tenth of the CPU time.
   * Other systems do not look at these names.)
   *
   * @return names and values to add to the child's environment
   */
  public static Map<String, String> environment() {
    return Map.of(
        "OMP_NUM_THREADS", ONE,
        "MKL_NUM_THREADS", ONE,
        "DJL_OFFLINE", "true",
        "OPT_OUT_TRACKING", "true",
        "MALLOC_MMAP_THRESHOLD_", "1000000000",
        "MALLOC_TRIM_THRESHOLD_", "2000000000");
  }

  private static void setUnlessGiven(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
