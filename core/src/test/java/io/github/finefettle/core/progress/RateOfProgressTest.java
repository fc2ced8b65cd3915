package io.github.finefettle.core.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateOfProgressTest {
  private final List<String> heard = new ArrayList<>();
  private long now;

  private final RateOfProgress rate =
      RateOfProgress.before(progress -> heard.add(progress.detail()), () -> now);

  private void tell(long seconds, long done, String detail) {
    now = seconds * 1_000_000_000L;
    rate.progressed(Progress.of("clean", done, 900_000_000, "bytes").withDetail(detail));
  }

  @Test
  void tellsTheRateAndTheTimeThatIsLeft() {
    tell(0, 0, "pass 1");
    tell(10, 600_000_000, "pass 1");
    assertThat(heard).containsExactly("pass 1", "pass 1, 60.0 million bytes/s, 0:05 left");
  }

  @Test
  void measuresAnotherPassAnew() {
    tell(0, 0, "pass 1");
    tell(100, 900_000_000, "pass 1");
    tell(100, 0, "pass 2");
    tell(101, 100_000, "pass 2");
    assertThat(heard.get(2)).isEqualTo("pass 2");
    assertThat(heard.get(3)).isEqualTo("pass 2, 100000 bytes/s, 2:29:59 left");
  }
}
