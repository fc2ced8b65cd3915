package io.github.finefettle.dataprep.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RawBytesTest {
  @Test
  void aByteIsCountedFromTheBeginningOfTheView() {
    RawBytes bytes = RawBytes.view(new byte[] {9, 1, -2, 3, 9}, 1, 4);

    assertThat(bytes.at(0)).isEqualTo((byte) 1);
    assertThat(bytes.at(1)).isEqualTo((byte) -2);
    assertThat(bytes.at(2)).isEqualTo((byte) 3);
  }

  @Test
  void noByteBesideTheViewIsTold() {
    RawBytes bytes = RawBytes.view(new byte[] {9, 1, 2, 3, 9}, 1, 4);

    assertThatThrownBy(() -> bytes.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> bytes.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
