package io.haat.warehouse.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamProgressTest {
  private LiveShop shop;
  private StreamProgress progress;

  @BeforeEach
  void open() throws SQLException {
    shop = new LiveShop();
    progress = new StreamProgress(shop.connection());
  }

  @AfterEach
  void close() throws SQLException {
    shop.close();
  }

  @Test
  void a_row_is_read_back_and_the_next_replaces_it() throws SQLException {
    progress.write(row(0, Optional.empty(), 1));
    var next = row(0, Optional.of(LiveShop.NOON), 2);
    progress.write(next);

    assertThat(progress.read()).extracting(StreamProgress.Stored::row).containsExactly(next);
  }

  @Test
  void the_watermark_is_that_of_the_slowest_writer_once_all_have_one() throws SQLException {
    Instant noon = LiveShop.NOON;
    progress.write(row(0, Optional.of(noon), 1));
    progress.write(row(1, Optional.empty(), 1));
    assertThat(progress.watermark("sales")).isEmpty();

    progress.write(row(1, Optional.of(noon.minusSeconds(5)), 1));
    assertThat(progress.watermark("sales")).contains(noon.minusSeconds(5));
    assertThat(progress.watermark("other")).isEmpty();

    progress.limit("sales", 1);
    assertThat(progress.watermark("sales")).contains(noon);
  }

  private static StreamProgress.Row row(int writer, Optional<Instant> watermark, long events) {
    return new StreamProgress.Row(
        "sales",
        writer,
        watermark,
        events,
        2,
        3,
        4,
        5.5,
        OptionalDouble.of(6.5),
        OptionalDouble.empty(),
        LiveShop.NOON.minusSeconds(60));
  }
}
