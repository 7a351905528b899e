package io.haat.testing.recount;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every table of the warehouse must hold after the records that are in the topics now, and how
 * it differs. Which events were late depends on when they were read, and so it is not compared, but
 * for those that are late in any case: late events are facts like others, and their minutes are
 * counted anew. Facts of files are left alone; rollups are held against all facts.
 *
 * <p>It keeps temporary tables in a connection of its own.
 */
public final class TopicRecount implements AutoCloseable {
  /** As many differences of a table as are worth looking at. */
  private static final int MOST_PER_TABLE = 10;

  private static final long PAUSE_MILLIS = 500;

  private final Connection connection;

  private TopicRecount(Connection connection) {
    this.connection = connection;
  }

  /**
   * Reads the topics from their beginning to their present end.
   *
   * @param kafka a client's settings, at least {@code bootstrap.servers}
   * @param connection to the warehouse, taken over; its search path has the schema {@code haat}
   * @param currency of stores that no list gives one
   */
  public static TopicRecount read(
      Map<String, Object> kafka, RecountTopics topics, Connection connection, String currency)
      throws SQLException, InterruptedException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TableCheck.resource("expected.sql"));
    }
    var stores = new Stores(connection, currency);
    var recounting = new Recounting(connection, new TopicRecords(kafka));
    recounting.events(topics.sales(), new SaleJudge(stores), "expected_sale");
    recounting.events(topics.refunds(), new RefundJudge(stores), "expected_refund");
    recounting.events(topics.stock(), new StockJudge(), "expected_stock");
    recounting.events(topics.customers(), new CustomerJudge(), "expected_customer");
    recounting.rejects();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "analyze expected_sale; analyze expected_refund; analyze expected_stock; analyze expected_customer");
    }
    return new TopicRecount(connection).withLetters(recounting, topics);
  }

  private TopicRecount withLetters(Recounting recounting, RecountTopics topics) {
    letters = () -> recounting.deadLetters(topics.deadLetters());
    return this;
  }

  @FunctionalInterface
  private interface Letters {
    void read() throws SQLException;
  }

  private Letters letters = () -> {};

  /** How many rows each expected table has: {@code expected_sale} and so on. */
  public long expected(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** How many rows of each table are compared now, by the table's name. */
  public Map<String, Long> compared() throws SQLException {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (TableCheck check : TableCheck.all()) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select count(*) from " + check.relation())) {
        row.next();
        rows.put(check.table(), row.getLong(1));
      }
    }
    return rows;
  }

  /**
   * Every difference there is now, row by row, at most some of each table; empty if all is equal.
   */
  public List<String> differences() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("truncate found_letter");
    }
    letters.read();
    List<String> all = new ArrayList<>();
    for (TableCheck check : TableCheck.all()) {
      try (Statement statement = connection.createStatement()) {
        statement.setMaxRows(MOST_PER_TABLE);
        try (ResultSet row = statement.executeQuery(check.sql())) {
          while (row.next()) {
            all.add(check.table() + ": " + row.getString(1));
          }
        }
      }
    }
    return all;
  }

  /**
   * Asks until nothing differs any more, or for so long.
   *
   * @return the differences that remain
   */
  public List<String> differencesAfter(Duration limit) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    List<String> differences = differences();
    while (!differences.isEmpty() && System.nanoTime() - deadline < 0) {
      Thread.sleep(PAUSE_MILLIS);
      differences = differences();
    }
    return differences;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
