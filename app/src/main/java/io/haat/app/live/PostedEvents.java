package io.haat.app.live;

import io.haat.app.error.UserError;
import io.haat.app.settings.EventSettings;
import io.haat.server.event.EventIntake;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.live.LiveSettings;
import io.haat.warehouse.live.StoreDirectory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** What the REST API needs to take events. */
final class PostedEvents implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaEventLog log;
  private final StoreDirectory stores;

  private PostedEvents(KafkaEventLog log, StoreDirectory stores) {
    this.log = log;
    this.stores = stores;
  }

  /**
   * Reads the stores of a warehouse.
   *
   * @param patience how long Kafka may take to acknowledge an event
   */
  static PostedEvents open(
      EventSettings settings, DataSource warehouse, Supplier<LiveKafka> kafka, Duration patience) {
    try {
      StoreDirectory stores =
          StoreDirectory.open(
              new Warehouse(warehouse), new LiveSettings(settings.currency(), settings.timezone()));
      return new PostedEvents(new KafkaEventLog(settings, kafka, patience), stores);
    } catch (SQLException e) {
      throw UserError.failed("the database does not answer: " + e.getMessage(), e);
    }
  }

  EventIntake intake() {
    return new EventIntake(log, stores);
  }

  @Override
  public void close() {
    log.close();
    stores.close();
  }
}
