package io.haat.warehouse.customers;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import io.haat.warehouse.sales.DayRange;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps days of {@code customer_sales_daily} in memory, column by column: people cannot be added up
 * beforehand, and to group the rows of years takes a database seconds. The database counts how
 * often each day has changed; one whose count is another one than when it was read is read again in
 * the reader's transaction, so that answers are as exact as if nothing were kept. Thread-safe.
 */
public final class CustomerMemory {
  private static final SqlFile VERSIONS = SqlFile.of(CustomerMemory.class, "day_versions.sql");
  private static final SqlFile SPAN = SqlFile.of(CustomerMemory.class, "day_span.sql");

  /** Sums over all customers of a chain are made for so many readers at a time. */
  private static final int READERS = 2;

  /** They wait with a connection, which others may need. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final long mostBytes;
  private final Semaphore turns = new Semaphore(READERS, true);
  private volatile KeptDays latest;

  /**
   * Keeps nothing yet.
   *
   * @param mostBytes what is kept at most; days that are asked for least are forgotten
   */
  public CustomerMemory(long mostBytes) {
    this.mostBytes = mostBytes;
    latest = new KeptDays(0, mostBytes);
  }

  /** Sums over all customers, which take much memory. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  /**
   * Adds up when it is its turn.
   *
   * @throws SQLTimeoutException if others take too long
   */
  <T> T inTurn(Work<T> work) throws SQLException {
    try {
      if (!turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SQLTimeoutException(
            "others were reading customers for " + LONGEST_WAIT, VisitReading.CANCELLED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTimeoutException("stopped", VisitReading.CANCELLED, e);
    }
    try {
      return work.run();
    } finally {
      turns.release();
    }
  }

  /** Begins to read: looks up how often each day has changed. */
  VisitReading reading(Connection connection, Collection<Short> retailers, DayRange days)
      throws SQLException {
    var versions = new ArrayList<DayVersion>();
    KeptDays kept = latest;
    try (SqlQuery query = VERSIONS.on(connection)) {
      query.set("retailers", "smallint", retailers);
      query.set("from_day", days.from()).set("to_day", days.to());
      try (ResultSet row = query.rows()) {
        while (row.next()) {
          kept = of(row.getLong("warehouse"));
          versions.add(
              new DayVersion(
                  new RetailerDay(
                      row.getObject("day", LocalDate.class), row.getShort("retailer_key")),
                  row.getLong("version")));
        }
      }
    }
    return new VisitReading(connection, kept, versions);
  }

  private KeptDays of(long warehouse) {
    KeptDays kept = latest;
    if (!kept.isOf(warehouse)) {
      kept = new KeptDays(warehouse, mostBytes);
      latest = kept;
    }
    return kept;
  }

  /** Gives a connection whose transaction is of the level REPEATABLE READ. */
  @FunctionalInterface
  public interface Snapshots {
    Connection open() throws SQLException;
  }

  /** Reads ahead what there is room for, the latest months first. */
  public void fill(Snapshots snapshots) throws SQLException {
    NavigableSet<YearMonth> months = new TreeSet<>();
    List<Short> retailers = new ArrayList<>();
    try (Connection connection = snapshots.open();
        SqlQuery query = SPAN.on(connection);
        ResultSet row = query.rows()) {
      while (row.next()) {
        retailers.add(row.getShort("retailer_key"));
        YearMonth last = YearMonth.from(row.getObject("last_day", LocalDate.class));
        YearMonth month = YearMonth.from(row.getObject("first_day", LocalDate.class));
        for (; !month.isAfter(last); month = month.plusMonths(1)) {
          months.add(month);
        }
      }
    }
    for (YearMonth month : months.descendingSet()) {
      if (latest.isNearlyFull()) {
        return;
      }
      var days = new DayRange(month.atDay(1), month.plusMonths(1).atDay(1));
      try (Connection connection = snapshots.open()) {
        reading(connection, retailers, days).read(List.of(), Set.of(), (retailer, day) -> {});
      }
    }
  }
}
