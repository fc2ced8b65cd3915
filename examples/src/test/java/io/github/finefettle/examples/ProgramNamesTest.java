package io.github.finefettle.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

class ProgramNamesTest {
  static Iterable<String> names() {
    return ProgramNames.ALL;
  }

  @ParameterizedTest
  @MethodSource("names")
  void aProgramHasTheNameByWhichItIsFound(String name) {
    Command command =
        Objects.requireNonNull(ProgramNames.programOf(name).getAnnotation(Command.class));

    assertThat(command.name()).isEqualTo(name);
  }

  @Test
  void noOtherNameIsKnown() {
    assertThatThrownBy(() -> ProgramNames.programOf("fine-tuna"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fine-tuna");
  }
}
