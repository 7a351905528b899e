package io.haat.app.live;

import io.haat.warehouse.Warehouse;
import io.haat.warehouse.rollup.RollupKeeper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the rollups that the REST API reads after what is written, in the background. Answers are
 * right without it, and slower.
 */
final class RollupsPart implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RollupsPart.class);
  private static final long PAUSE_SECONDS = 5;
  private static final int VALID_SECONDS = 5;
  private static final long CLOSING_MILLIS = 5_000;

  /** A month that changes is left alone so long, else a history would be rolled up once a unit. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final DataSource warehouse;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "haat-rollups");

  private RollupsPart(DataSource warehouse) {
    this.warehouse = warehouse;
    thread.setDaemon(true);
  }

  static RollupsPart start(DataSource warehouse) {
    var part = new RollupsPart(warehouse);
    part.thread.start();
    return part;
  }

  private void run() {
    try {
      do {
        keep();
      } while (!closing.await(PAUSE_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Works until the connection fails or there is an end; the next call goes on. */
  private void keep() throws InterruptedException {
    try (Connection connection = new Warehouse(warehouse).connect()) {
      var keeper = new RollupKeeper(connection, PATIENCE);
      boolean closed = false;
      while (!closed) {
        boolean more = keep(keeper, connection);
        closed = closing.await(more ? 0 : PAUSE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (SQLException e) {
      if (closing.getCount() > 0) {
        LOG.warn("rollups are behind: {}", e.getMessage());
      }
    }
  }

  private static boolean keep(RollupKeeper keeper, Connection connection) throws SQLException {
    try {
      return keeper.keep(Instant.now());
    } catch (SQLException failed) {
      if (!connection.isValid(VALID_SECONDS)) {
        throw failed;
      }
      // The keeper goes on with what it knows: others than this retailer's are kept.
      LOG.warn("rollups of a retailer are behind: {}", failed.getMessage());
      return false;
    }
  }

  /** Lets the part in hand end. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(CLOSING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
