package io.haat.stream.sink;

import io.haat.model.event.EventType;
import io.haat.stream.minute.CustomerSketch;
import io.haat.stream.settings.StreamSettings;
import io.haat.warehouse.Failures;
import io.haat.warehouse.live.StreamProgress;
import io.haat.warehouse.live.WindowCorrections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts closed minutes anew where that is asked for. A minute is closed for it when all writers
 * have committed what came in time.
 */
final class Corrector implements Chore.Work {
  private static final List<EventType> WITH_WINDOWS =
      List.of(EventType.SALE, EventType.REFUND, EventType.CUSTOMER);

  private final StreamSettings settings;
  private final Connection connection;
  private final StreamProgress progress;
  private final WindowCorrections corrections;

  Corrector(StreamSettings settings, Connection connection) throws SQLException {
    this.settings = settings;
    this.connection = connection;
    progress = new StreamProgress(connection);
    corrections = new WindowCorrections(connection, CustomerSketch::of);
  }

  @Override
  public Duration run() throws SQLException {
    var failures = new Failures();
    for (EventType type : WITH_WINDOWS) {
      Optional<Instant> watermark = progress.watermark(settings.topics().of(type));
      if (watermark.isPresent()) {
        Duration lateness = settings.timing().latenessOf(type);
        try {
          corrections.correct(type, watermark.get(), lateness);
        } catch (SQLException failed) {
          // Fails itself if the connection is lost, and ends this.
          connection.rollback();
          failures.add(failed);
        }
      }
    }
    // What was read last would else be kept as it was until the next time, and all that changes
    // meanwhile.
    connection.commit();
    failures.throwFirst();
    return Duration.ZERO;
  }
}
