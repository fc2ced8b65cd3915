package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.examples.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The output folder: the results on top, all that a later start can go on from under {@code work}.
 * The folder remembers what it was begun with, and refuses to go on with anything else.
 */
final class Workspace implements AutoCloseable {
  private static final String EMBEDDED = "/io/github/finefettle/examples/";
  static final String[] CHECKPOINT_FILES = {"config.json", "model.safetensors", "tokenizer.json"};

  private final Path root;
  private final Path input;
  private final Path checkpoint;
  private final JsonValue.JsonObject identity;
  private final FileChannel lock;

  private Workspace(
      Path root, Path input, Path checkpoint, JsonValue.JsonObject identity, FileChannel lock) {
    this.root = root;
    this.input = input;
    this.checkpoint = checkpoint;
    this.identity = identity;
    this.lock = lock;
  }

  /** Opens the folder, unpacks what comes with us, and checks that it belongs to this job. */
  static Workspace open(FineTuneOptions options) throws IOException {
    try {
      return openFolder(options);
    } catch (FileSystemException e) {
      throw new BadInputException(
          "The file or folder "
              + e.getFile()
              + " cannot be read or written ("
              + e.getClass().getSimpleName().replace("Exception", "")
              + "). Check --input and --output, and the rights on them.",
          e);
    }
  }

  private static Workspace openFolder(FineTuneOptions options) throws IOException {
    Path root = options.output().toAbsolutePath().normalize();
    Path work = Files.createDirectories(root.resolve("work"));
    FileChannel lock = lock(work.resolve("job.lock"), root);
    Path input =
        options.input() != null
            ? options.input().toAbsolutePath().normalize()
            : unpack("messages/messages.csv", work.resolve("embedded/messages.csv"));
    Path checkpoint = options.checkpoint();
    if (checkpoint == null) {
      checkpoint = work.resolve("embedded/checkpoint");
      for (String file : CHECKPOINT_FILES) {
        unpack("checkpoint/" + file, checkpoint.resolve(file));
      }
    }
    checkpoint = checkpoint.toAbsolutePath().normalize();
    Workspace workspace =
        new Workspace(root, input, checkpoint, identity(options, input, checkpoint), lock);
    workspace.claim();
    return workspace;
  }

  /** One job a folder at a time; the operating system frees the lock however a job ends. */
  private static FileChannel lock(Path file, Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Held by another job of this very process: the same answer as for another process.
    }
    channel.close();
    throw new BadInputException(
        "--output (" + root + ") is in use by another start of this program. Name another folder.");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static Path unpack(String resource, Path file) throws IOException {
    try (InputStream in = Workspace.class.getResourceAsStream(EMBEDDED + resource)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + resource + " is missing from the jar.");
      }
      Files.createDirectories(file.getParent());
      byte[] bytes = in.readAllBytes();
      if (!Files.exists(file) || !java.util.Arrays.equals(Files.readAllBytes(file), bytes)) {
        Files.write(file, bytes);
      }
      return file;
    }
  }

  /** By name and content, not by path: the same file in another folder is the same job. */
  private static JsonValue.JsonObject identity(FineTuneOptions options, Path input, Path checkpoint)
      throws IOException {
    var files = JsonValue.object();
    for (String name : CHECKPOINT_FILES) {
      Path file = checkpoint.resolve(name);
      if (!Files.isRegularFile(file)) {
        throw new BadInputException(
            "--checkpoint ("
                + checkpoint
                + ") has no "
                + name
                + ". It must hold config.json,"
                + " model.safetensors and tokenizer.json.");
      }
      files.put(name, Fingerprint.ofBytes(Files.readAllBytes(file)).hex());
    }
    return JsonValue.object()
        .put("input", Fingerprint.ofBytes(Files.readAllBytes(input)).hex())
        .put("inputName", String.valueOf(input.getFileName()))
        .put("columns", options.textColumn() + "/" + options.labelColumn())
        .put("checkpoint", files.toJson())
        .put("seed", options.seed())
        .toJson();
  }

  private void claim() throws IOException {
    Path file = root.resolve("work/job.json");
    String mine = identity.toPrettyString();
    if (Files.exists(file) && !Files.readString(file, StandardCharsets.UTF_8).equals(mine)) {
      throw new BadInputException(
          "--output ("
              + root
              + ") holds another job: other data, another checkpoint or another seed."
              + " Name another folder, or delete this one.");
    }
    TrainingTask.replace(file, mine);
  }

  /** The labelled texts. */
  Path input() {
    return input;
  }

  /** The folder of the base checkpoint. */
  Path checkpoint() {
    return checkpoint;
  }

  /** What the job is, by content. */
  JsonValue.JsonObject identity() {
    return identity;
  }

  /** A result on top of the folder. */
  Path result(String name) {
    return root.resolve(name);
  }

  /** Something that a later start goes on from. */
  Path work(String name) {
    return root.resolve("work").resolve(name);
  }

  /** Writes a result. */
  void write(String name, JsonValue value) {
    try {
      TrainingTask.replace(result(name), value.toPrettyString());
    } catch (IOException e) {
      throw new UncheckedIOException("The result " + name + " could not be written.", e);
    }
  }
}
