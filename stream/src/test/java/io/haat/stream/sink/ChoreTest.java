package io.haat.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.haat.stream.testing.Await;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.live.BackgroundFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoreTest {
  @ParameterizedTest(name = "an error: {0}")
  @ValueSource(booleans = {false, true})
  void what_fails_is_told_of_until_it_succeeds(boolean asError) throws SQLException {
    var database = TestDatabase.create();
    var settings = TestDatabase.settings(database);
    var broken = new AtomicBoolean(true);
    Chore.Work work =
        () -> {
          if (broken.get() && asError) {
            throw new NoClassDefFoundError("it rains");
          } else if (broken.get()) {
            throw new SQLException("it rains");
          }
          return Duration.ZERO;
        };
    Chore chore = Chore.start(settings, "walks", Duration.ofMillis(5), connection -> work);
    try (Connection connection = new Warehouse(database).connect()) {
      Await.until("it is told", () -> !BackgroundFailures.read(connection).isEmpty());
      assertThat(BackgroundFailures.read(connection))
          .extracting(BackgroundFailures.Failing::work, BackgroundFailures.Failing::message)
          .containsExactly(tuple("walks", "it rains"));

      broken.set(false);
      Await.until("it is over", () -> BackgroundFailures.read(connection).isEmpty());
    } finally {
      chore.close();
    }
  }

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
