package io.haat.server.sales;

import io.haat.server.database.ReadPool;
import io.haat.warehouse.customers.CustomerMemory;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what customers bought before anybody asks. */
public final class CustomersAhead {
  private static final Logger LOG = LoggerFactory.getLogger(CustomersAhead.class);

  private final CustomerMemory memory;
  private final ReadPool pool;

  public CustomersAhead(CustomerMemory memory, ReadPool pool) {
    this.memory = memory;
    this.pool = pool;
  }

  /** Begins, and returns at once. */
  public void start() {
    var thread = new Thread(this::read, "haat-customers");
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    try {
      memory.fill(pool::snapshot);
    } catch (SQLException e) {
      // Nothing is lost, and at the end of the server it is no fault: whoever asks reads it.
      LOG.info("customers are not read ahead: {}", e.getMessage());
    }
  }
}
