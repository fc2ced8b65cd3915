package io.github.finefettle.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * What users can reach says what it is, down to each argument. The compiler's own check is asked;
 * it cannot stand in the build, because it wants the components of a record told once more at a
 * constructor that only checks them.
 */
class DocumentedApiTest {
  private static final List<String> MODULES =
      List.of("core", "metrics", "dataprep", "validation", "report", "djl");

  private static final Pattern CHECKING_CONSTRUCTOR = Pattern.compile("\\s*public \\w+ \\{");

  @Test
  void everythingThatUsersCanReachIsDocumented() throws IOException {
    List<Path> sources = sources();
    assertThat(sources).hasSizeGreaterThan(500);

    assertThat(undocumented(sources)).isEmpty();
  }

  @Test
  void whatIsNotDocumentedIsFound() throws IOException {
    Path bare = Files.createTempDirectory("documented").resolve("Bare.java");
    Files.writeString(bare, "/** A class. */ public class Bare {\n  public Bare(int size) {}\n}\n");

    assertThat(undocumented(List.of(bare))).singleElement().asString().contains("Bare.java:2");
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }

  private static List<String> undocumented(List<Path> sources) throws IOException {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(told, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of("-proc:none", "-Xdoclint:all/protected", "-Xmaxwarns", "10000");
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, told, options, null, files.getJavaFileObjectsFromPaths(sources));
      task.analyze().forEach(element -> {});
    }
    return told.getDiagnostics().stream()
        .filter(DocumentedApiTest::isOfDocumentation)
        .filter(found -> !isAtCheckingConstructor(found))
        .map(found -> place(found) + " " + found.getMessage(Locale.ROOT))
        .toList();
  }

  private static boolean isOfDocumentation(Diagnostic<? extends JavaFileObject> found) {
    return found.getSource() != null && found.getCode().contains("proc.messager");
  }

  private static String place(Diagnostic<? extends JavaFileObject> found) {
    return Path.of(found.getSource().toUri()).getFileName() + ":" + found.getLineNumber();
  }

  private static boolean isAtCheckingConstructor(Diagnostic<? extends JavaFileObject> found) {
    try {
      Path file = Path.of(found.getSource().toUri());
      String line = Files.readAllLines(file).get((int) found.getLineNumber() - 1);
      return CHECKING_CONSTRUCTOR.matcher(line).matches();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
