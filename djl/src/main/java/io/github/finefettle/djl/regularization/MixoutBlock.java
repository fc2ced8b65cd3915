package io.github.finefettle.djl.regularization;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import ai.djl.util.PairList;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.regularization.Mixout;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.djl.training.CheckpointSection;
import io.github.finefettle.djl.training.ParameterSnapshot;
import io.github.finefettle.djl.training.internal.HostArrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Mixout for any DJL block: in a training pass the block computes with weights that {@link Mixout}
 * mixes with their pretrained values, otherwise with its own.
 *
 * <p>Nothing in the block changes. It gets its parameters through a store that hands out the mixed
 * array, which autograd follows back to the weight, so that it works with {@code EasyTrain.fit},
 * any optimizer and a checkpoint, and saved weights are the trained ones. Wrap the pretrained part
 * of a model; a new head has no values to be mixed with.
 *
 * <pre>{@code
 * ParameterSnapshot pretrained = ParameterSnapshot.capture(body);   // after loading
 * Block mixed = MixoutBlock.around(body, Mixout.ofNeurons(0.7), pretrained, 42, "body");
 * }</pre>
 *
 * <p>Without a predicate, parameters of the type WEIGHT are mixed: no biases and no norms. Frozen
 * parameters are left as they are. A draw is made for each weight, or for each column, in each
 * training pass. The scales depend on seed, name, parameter and step alone; the step is the number
 * of training passes so far, and a {@link io.github.finefettle.djl.training.TrainingCheckpoint}
 * keeps it. Not safe for use by several threads.
 */
@CheckReturnValue
public final class MixoutBlock extends CountingBlock {
  private final Mixout mixout;
  private final ParameterSnapshot pretrained;
  private final long seed;
  private final String name;
  private final Map<String, Mixed> byId = new HashMap<>();

  /** A parameter that is mixed. */
  private static final class Mixed {
    final String name;
    final float[] pretrained;

    Mixed(String name, float[] pretrained) {
      this.name = name;
      this.pretrained = pretrained;
    }
  }

  private MixoutBlock(
      Block block,
      Mixout mixout,
      ParameterSnapshot pretrained,
      long seed,
      String name,
      BiPredicate<String, Parameter> mixing) {
    super("mixed", block, "mixout/" + name);
    this.mixout = mixout;
    this.pretrained = pretrained;
    this.seed = seed;
    this.name = name;
    for (Pair<String, Parameter> pair : block.getParameters()) {
      if (mixing.test(pair.getKey(), pair.getValue())) {
        byId.put(
            pair.getValue().getId(), new Mixed(pair.getKey(), pretrained.values(pair.getKey())));
      }
    }
  }

  /**
   * Wraps a block.
   *
   * @param block the pretrained part of a model
   * @param mixout which share of the weights is replaced
   * @param pretrained the values that are mixed in, under the names of {@code
   *     block.getParameters()}
   * @param seed the seed of the run
   * @param name the place in the model, such as {@code "body"}; blocks of one model need different
   *     names, so that their scales differ
   * @return the block to train; the wrapped one is its only child
   * @throws IllegalArgumentException if a parameter that is mixed has no pretrained values
   */
  public static MixoutBlock around(
      Block block, Mixout mixout, ParameterSnapshot pretrained, long seed, String name) {
    return new MixoutBlock(block, mixout, pretrained, seed, name, MixoutBlock::isPlainWeight);
  }

  /**
   * A block around the same one, to be used in place of this one, with another choice of the
   * parameters that are mixed.
   *
   * @param predicate whether the parameter of this name in the wrapped block is mixed
   * @return a new block
   */
  public MixoutBlock mixing(BiPredicate<String, Parameter> predicate) {
    return new MixoutBlock(inner(), mixout, pretrained, seed, name, predicate);
  }

  private static boolean isPlainWeight(String name, Parameter parameter) {
    return parameter.getType() == Parameter.Type.WEIGHT;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameterStore,
      NDList inputs,
      boolean training,
      PairList<String, Object> params) {
    if (!training) {
      return inner().forward(parameterStore, inputs, false, params);
    }
    MixingStore store = new MixingStore(parameterStore, inputs.head().getManager(), nextStep());
    return inner().forward(store, inputs, true, params);
  }

  /** Hands out the mixed arrays of one pass; one that is asked for twice is the same. */
  private final class MixingStore extends ParameterStore {
    private final ParameterStore parameters;
    private final NDManager batch;
    private final long atStep;
    private final Map<String, NDArray> mixedById = new HashMap<>();

    MixingStore(ParameterStore parameters, NDManager batch, long atStep) {
      super(parameters.getManager(), false);
      this.parameters = parameters;
      this.batch = batch;
      this.atStep = atStep;
    }

    @Override
    public NDArray getValue(Parameter parameter, Device device, boolean training) {
      NDArray array = parameters.getValue(parameter, device, training);
      // A layer without a bias asks for the value of no parameter.
      Mixed mixed = parameter == null ? null : byId.get(parameter.getId());
      if (mixed == null || mixout.probability() == 0 || !parameter.requiresGradient()) {
        return array;
      }
      return mixedById.computeIfAbsent(parameter.getId(), id -> mix(array, mixed, batch, atStep));
    }
  }

  private NDArray mix(NDArray array, Mixed mixed, NDManager batch, long atStep) {
    Shape shape = array.getShape();
    int size = Math.toIntExact(shape.size());
    if (size != mixed.pretrained.length) {
      throw new IllegalStateException(
          "The parameter "
              + mixed.name
              + " has "
              + size
              + " values but "
              + mixed.pretrained.length
              + " pretrained ones. Take the snapshot from a block of the same sizes.");
    }
    int rows = shape.dimension() < 2 ? 1 : Math.toIntExact(shape.get(0));
    RandomStream random = RandomStream.of(seed, "mixout/" + name + "/" + mixed.name);
    float[] scales = mixout.scales(rows, size / Math.max(rows, 1), random.at(atStep));
    float[] rest = Mixout.mix(new float[size], mixed.pretrained, scales);
    // The scales come first, so that the result belongs to the batch and not to the model.
    return HostArrays.create(batch, scales, shape)
        .mul(array)
        .add(HostArrays.create(batch, rest, shape));
  }

  @Override
  JsonObjectBuilder state() {
    return super.state().put("pretrained", pretrained.fingerprint().hex());
  }

  /**
   * Takes a state over.
   *
   * @param section what {@link #capture()} wrote
   * @throws IllegalArgumentException if it was mixed with other pretrained values
   */
  @Override
  public void resume(CheckpointSection section) {
    String stored = section.values().string("pretrained");
    Fingerprint own = pretrained.fingerprint();
    if (!stored.equals(own.hex())) {
      throw new IllegalArgumentException(
          "The checkpoint was mixed with the pretrained weights "
              + stored
              + ", but this block has "
              + own.hex()
              + ". Load the pretrained model before the checkpoint, as in the first run.");
    }
    super.resume(section);
  }
}
