package io.haat.stream.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.EventType;
import io.haat.stream.settings.StreamSettings;
import io.haat.stream.testing.Shop;
import io.haat.stream.testing.TestStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class LongRunTest {
  private static final int DAYS = 7;
  private static final int STORES = 4;

  private final Shop shop = Shop.open();

  @Test
  void a_week_of_events_leaves_no_more_state_than_a_day() {
    Instant start = Instant.now().minus(DAYS + 1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
    try (TestStream stream = TestStream.prepare(LongRunTest::patient).start()) {
      play(stream, start, 0);
      long afterOneDay = stateBytes(stream, start.plus(1, ChronoUnit.DAYS));
      for (int day = 1; day < DAYS; day++) {
        play(stream, start, day);
      }
      long afterAWeek = stateBytes(stream, start.plus(DAYS, ChronoUnit.DAYS));

      assertThat(afterAWeek).isBetween(afterOneDay / 2, afterOneDay + afterOneDay / 10);
      stream
          .tables()
          .await(
              Integer.toString(DAYS * 24 * 60 * STORES),
              "select sum(total_transactions) from transactions_summary");
      assertThat(
              stream
                  .tables()
                  .one("select sum(late) from stream_progress where topic like 'retail-tra%'"))
          .isEqualTo("0");
    }
  }

  /** A day takes less than a second: partitions that are a moment apart are hours apart. */
  private static StreamSettings patient(StreamSettings settings) {
    return settings
        .withFacts(false)
        .withTiming(settings.timing().withIdleness(Duration.ofMinutes(1)));
  }

  /** Each store sells something in each minute, so that all of them are to be forgotten again. */
  private void play(TestStream stream, Instant start, int day) {
    Instant from = start.plus(day, ChronoUnit.DAYS);
    for (int minute = 0; minute < 24 * 60; minute++) {
      Instant time = from.plus(Duration.ofMinutes(minute));
      for (int store = 0; store < STORES; store++) {
        String id = day + "-" + minute;
        stream.sendTo(
            store % 2, shop.sale(id, "S" + store, "C" + id, time, Shop.item("P" + id, 1, 100)));
      }
    }
    stream.flush();
  }

  private static long stateBytes(TestStream stream, Instant end) {
    stream.awaitWatermark(EventType.SALE, end.minus(Duration.ofMinutes(1)));
    stream.flink().checkpoint();
    return stream.flink().health().stateBytes();
  }
}
