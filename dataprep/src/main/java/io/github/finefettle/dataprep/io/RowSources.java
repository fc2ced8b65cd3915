package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.split.RowId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes sources of rows. */
public final class RowSources {
  private RowSources() {}

  /**
   * The rows of a list, which is copied; their ids are {@code list#0}, {@code list#1} and so on. A
   * row that is null is set aside.
   *
   * @param <R> the type of a row
   * @param rows the rows
   * @return a rereadable source
   */
  public static <R> RowSource<R> list(List<? extends R> rows) {
    List<R> copy = new ArrayList<>(rows);
    return new MemoryRows<>(
        SourceRows.LIST, true, copy::iterator, RowSources::inList, RowSources::doNothing);
  }

  private static void doNothing() {
    // Closing a list frees nothing.
  }

  private static RowId inList(long position) {
    return new RowId(SourceRows.LIST, position);
  }

  /**
   * The rows of a list with ids of the user's own. Both lists are copied.
   *
   * @param <R> the type of a row
   * @param ids one id for each row, no two equal
   * @param rows the rows
   * @return a rereadable source
   */
  public static <R> RowSource<R> list(List<RowId> ids, List<? extends R> rows) {
    List<RowId> idCopy = List.copyOf(ids);
    List<R> rowCopy = new ArrayList<>(rows);
    if (idCopy.size() != rowCopy.size() || new HashSet<>(idCopy).size() != idCopy.size()) {
      throw new IllegalArgumentException(
          "There are "
              + new HashSet<>(idCopy).size()
              + " different ids but "
              + rowCopy.size()
              + " rows. Give exactly one id of its own for each row.");
    }
    return new MemoryRows<>(
        SourceRows.LIST, true, rowCopy::iterator, i -> idCopy.get((int) i), RowSources::doNothing);
  }

  /**
   * The rows of anything that gives the same rows each time it is iterated.
   *
   * @param <R> the type of a row
   * @param name the source in the ids
   * @param rows the rows
   * @return a rereadable source
   */
  public static <R> RowSource<R> iterable(String name, Iterable<? extends R> rows) {
    return new MemoryRows<>(
        name, true, rows::iterator, i -> new RowId(name, i), RowSources::doNothing);
  }

  /**
   * Rows that can be passed once.
   *
   * @param <R> the type of a row
   * @param name the source in the ids
   * @param rows the rows
   * @return a source that can be opened once
   */
  public static <R> RowSource<R> once(String name, Iterator<? extends R> rows) {
    return new MemoryRows<>(
        name, false, () -> rows, i -> new RowId(name, i), RowSources::doNothing);
  }

  /**
   * The rows of a stream, in its encounter order. It is closed with the reader.
   *
   * @param <R> the type of a row
   * @param name the source in the ids
   * @param rows the rows
   * @return a source that can be opened once
   */
  public static <R> RowSource<R> once(String name, Stream<? extends R> rows) {
    return new MemoryRows<>(
        name, false, () -> rows.sequential().iterator(), i -> new RowId(name, i), rows::close);
  }

  /**
   * The rows of a file: JSONL, JSON, CSV, TSV or plain text, plain or compressed with gzip or zstd.
   * The format goes by the name and the first bytes, the compression by the first bytes.
   *
   * @param file a path; its name without folders is the source in the ids
   * @return the source
   */
  public static FileRows file(Path file) {
    String name = String.valueOf(file.getFileName());
    return new FileRows(
        name,
        List.of(SourceFile.of(name, file)),
        size(List.of(file)),
        true,
        new AtomicBoolean(),
        ReadOptions.DETECTING);
  }

  /**
   * The rows of files, one file after the other in the order of the list.
   *
   * @param files paths, no two equal; the source in the ids is the name without folders, or the
   *     path as given where two files have the same name
   * @return the source
   */
  public static FileRows files(List<Path> files) {
    if (files.isEmpty() || new HashSet<>(files).size() != files.size()) {
      throw new IllegalArgumentException(
          "The files (" + files + ") must be one or more, and no two equal.");
    }
    Set<String> names = new HashSet<>();
    boolean different = files.stream().allMatch(f -> names.add(String.valueOf(f.getFileName())));
    List<SourceFile> sources =
        files.stream()
            .map(f -> SourceFile.of(different ? f.getFileName().toString() : slashed(f), f))
            .toList();
    return of(files.size() + " files", sources, files);
  }

  /**
   * The rows of the files below a folder that fit a pattern, in the order of their paths.
   *
   * @param folder a path
   * @param pattern a glob for the path below the folder, such as {@code *.jsonl.gz} or {@code
   *     **}{@code /*.csv}
   * @return the source; the source in the ids is the path below the folder, with slashes
   * @throws UnreadableDataException if there is no such folder, or no file in it fits
   */
  public static FileRows glob(Path folder, String pattern) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    return below(folder, matcher::matches, "fits the pattern " + pattern);
  }

  /**
   * The rows of all files below a folder whose names stand for a format, in the order of their
   * paths. Files and folders that begin with a dot or an underscore are passed over.
   *
   * @param folder a path
   * @return the source; the source in the ids is the path below the folder, with slashes
   * @throws UnreadableDataException if there is no such folder, or no file in it fits
   */
  public static FileRows folder(Path folder) {
    return below(
        folder,
        path -> DataFormat.ofName(path).isPresent() && !isHidden(path),
        "has a name that stands for a format (.jsonl, .json, .csv, .tsv, .txt)");
  }

  private static boolean isHidden(Path path) {
    for (Path step : path) {
      if (step.toString().startsWith(".") || step.toString().startsWith("_")) {
        return true;
      }
    }
    return false;
  }

  private static FileRows below(Path folder, Predicate<Path> fits, String meaning) {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> fits.test(folder.relativize(file)))
              .toList();
    } catch (IOException e) {
      throw new UnreadableDataException(
          "The folder (" + folder + ") cannot be read. Check the path and its permissions.", e);
    }
    if (files.isEmpty()) {
      throw new UnreadableDataException(
          "No file in the folder (" + folder + ") " + meaning + ". Check the folder's files.");
    }
    List<SourceFile> sources =
        files.stream()
            .map(file -> SourceFile.of(slashed(folder.relativize(file)), file))
            .sorted((a, b) -> a.name().compareTo(b.name()))
            .toList();
    return of(String.valueOf(folder.getFileName()), sources, files);
  }

  private static String slashed(Path path) {
    List<String> steps = new ArrayList<>();
    path.forEach(step -> steps.add(step.toString()));
    return (path.isAbsolute() ? "/" : "") + String.join("/", steps);
  }

  private static FileRows of(String name, List<SourceFile> sources, List<Path> files) {
    return new FileRows(
        name, sources, size(files), true, new AtomicBoolean(), ReadOptions.DETECTING);
  }

  /** Empty where a file is missing: that is told when it is opened. */
  private static OptionalLong size(List<Path> files) {
    long sum = 0;
    for (Path file : files) {
      try {
        if (!Files.isRegularFile(file)) {
          return OptionalLong.empty();
        }
        sum += Files.size(file);
      } catch (IOException e) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(sum);
  }

  /**
   * The rows of a stream of bytes, such as standard input. It is closed with the reader.
   *
   * @param in the bytes of a file, compressed or not
   * @param name the source in the ids; the format goes by it as by a file's name, and else by the
   *     first bytes, unless it is set
   * @return a source that can be opened once
   */
  public static FileRows input(InputStream in, String name) {
    return new FileRows(
        name,
        List.of(new SourceFile(name, name, () -> in)),
        OptionalLong.empty(),
        false,
        new AtomicBoolean(),
        ReadOptions.DETECTING);
  }

  /**
   * Rows of files as records of Java: members or columns become the components of the same names.
   *
   * <p>A component is a String, a primitive type or its box, an enum, a record, or a List or
   * Optional of these. A text that is missing or null is empty text. A row with a value that a
   * component cannot hold is set aside with the reason.
   *
   * @param <R> the type of a row
   * @param fields the rows of files
   * @param type the record's class
   * @return the source
   * @throws IllegalArgumentException if a component has another type
   */
  public static <R extends Record> RowSource<R> as(RowSource<FieldRow> fields, Class<R> type) {
    return new MappedRows<>(fields, RecordMapping.of(type));
  }
}
