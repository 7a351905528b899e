package io.haat.stream.sink;

import io.haat.model.event.EventType;
import io.haat.stream.minute.CustomerSketch;
import io.haat.stream.settings.StreamSettings;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.live.StreamProgress;
import io.haat.warehouse.live.WindowCorrections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts closed minutes anew where that is asked for, every now and then. A minute is closed for it
 * when all writers have committed what came in time.
 */
final class Corrector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Corrector.class);
  private static final List<EventType> WITH_WINDOWS =
      List.of(EventType.SALE, EventType.REFUND, EventType.CUSTOMER);

  /** One connection for both. */
  private record Connected(
      Connection connection, StreamProgress progress, WindowCorrections corrections) {}

  private final StreamSettings settings;
  private final ScheduledThreadPoolExecutor thread;
  private volatile @Nullable Connected connected;

  private Corrector(StreamSettings settings) {
    this.settings = settings;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var worker = new Thread(work, "haat stream corrections");
              worker.setDaemon(true);
              return worker;
            });
  }

  @SuppressWarnings("FutureReturnValueIgnored") // What it does sees to its own failures.
  static Corrector start(StreamSettings settings) {
    var corrector = new Corrector(settings);
    long every = settings.timing().corrections().toMillis();
    corrector.thread.scheduleWithFixedDelay(
        corrector::correct, every, every, TimeUnit.MILLISECONDS);
    return corrector;
  }

  private void correct() {
    try {
      Connected now = connected();
      for (EventType type : WITH_WINDOWS) {
        Optional<Instant> watermark = now.progress().watermark(settings.topics().of(type));
        if (watermark.isPresent()) {
          Duration lateness = settings.timing().latenessOf(type);
          now.corrections().correct(type, watermark.get(), lateness);
        }
      }
    } catch (SQLException | RuntimeException failed) {
      // What was asked for is still asked for the next time.
      LOG.warn("closed minutes could not be corrected: {}", failed.getMessage());
      disconnect();
    }
  }

  private Connected connected() throws SQLException {
    Connected now = connected;
    if (now == null) {
      Connection connection = new Warehouse(settings.database().source("corrections")).connect();
      now =
          new Connected(
              connection,
              new StreamProgress(connection),
              new WindowCorrections(connection, CustomerSketch::of));
      connected = now;
    }
    return now;
  }

  private void disconnect() {
    Connected now = connected;
    connected = null;
    if (now != null) {
      try {
        now.connection().abort(Runnable::run);
      } catch (SQLException failed) {
        LOG.debug("a connection could not be ended", failed);
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    disconnect();
  }
}
