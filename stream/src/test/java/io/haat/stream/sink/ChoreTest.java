package io.haat.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoreTest {
  @ParameterizedTest(name = "{0} ms of work, something has waited for {1} ms: {2} ms")
  @CsvSource({
    // A tenth of the time, but not more often than it is asked for.
    "1, 0, 200",
    "100, 0, 900",
    // The longer something has waited, the more of the time; in the end all of it.
    "100, 3000, 600",
    "100, 8000, 100",
    "100, 60000, 0",
    // Never so long that nobody would wait for it.
    "2000, 0, 5000",
  })
  void works_the_more_the_longer_something_has_waited(int worked, int waited, int rest) {
    assertThat(
            Chore.restNanos(
                Duration.ofMillis(worked).toNanos(),
                Duration.ofMillis(waited),
                Duration.ofMillis(200).toNanos()))
        .isEqualTo(Duration.ofMillis(rest).toNanos());
  }
}
