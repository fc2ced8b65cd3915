package io.github.finefettle.dataprep.io;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Decides the format of a file from its name, and from its first bytes where people use names
 * loosely: {@code .json} for JSONL and the other way round, or a name that says nothing.
 */
final class FormatDetection {
  private FormatDetection() {}

  static DataFormat detect(SourceFile file, OpenedFile opened, ReadOptions options) {
    if (options.format().isPresent()) {
      return options.format().get();
    }
    Optional<DataFormat> named = DataFormat.ofName(Path.of(file.name()));
    boolean json =
        named.isEmpty() || named.get() == DataFormat.JSON || named.get() == DataFormat.JSONL;
    return (json ? options.array().map(a -> DataFormat.JSON).or(() -> kindOfJson(opened)) : named)
        .or(() -> named)
        .orElseThrow(
            () ->
                new UnreadableDataException(
                    "The format of the input file ("
                        + file.path()
                        + ") cannot be told from its name or its first bytes. Rename it to end with"
                        + " .jsonl, .json, .csv, .tsv or .txt, or give the format."));
  }

  /** Empty if the file does not begin like JSON. */
  private static Optional<DataFormat> kindOfJson(OpenedFile opened) {
    ByteWindow window = opened.window();
    byte[] head = window.head(OpenedFile.SAMPLE);
    int at = skipSpace(head, opened.markLength());
    if (at == head.length || (head[at] != '{' && head[at] != '[')) {
      return Optional.empty();
    }
    if (head[at] == '[') {
      int inner = skipSpace(head, at + 1);
      boolean objects = inner == head.length || head[inner] == '{' || head[inner] == ']';
      return objects ? Optional.of(DataFormat.JSON) : Optional.empty();
    }
    int lineEnd = Utf8Bytes.indexOfEither(head, (byte) '\n', (byte) '\r', at, head.length);
    int next = skipSpace(head, lineEnd);
    boolean oneLine = new JsonTokenizer(head, at, lineEnd).run();
    boolean spreadLater =
        next + 1 < head.length
            && head[next] == '{'
            && (head[next + 1] == '\n' || head[next + 1] == '\r');
    if (oneLine && next < head.length && !spreadLater) {
      return Optional.of(DataFormat.JSONL);
    }
    // Broken lines of JSONL still begin with a bracket and a name, unlike those of a document.
    boolean spread = lineEnd == at + 1 || oneLine;
    return spread ? Optional.of(DataFormat.JSON) : Optional.empty();
  }

  private static int skipSpace(byte[] in, int from) {
    int at = from;
    while (at < in.length && (in[at] == ' ' || (in[at] >= '\t' && in[at] <= '\r'))) {
      at++;
    }
    return at;
  }
}
