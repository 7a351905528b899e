package io.haat.warehouse.live;

import io.haat.warehouse.load.PendingSales;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Folds what is pending (see {@link PendingSales}) while the stream writes, a little at a time: a
 * long transaction would keep every old version of the windows that change meanwhile.
 *
 * <p>Little that waits is folded at once. Much gathers for some seconds and is added up first, and
 * then folded by parts: what sells again and again is written once.
 */
public final class SteadyFold {
  /** Of one column of the lines that wait: about four times as many lines. */
  private static final long LITTLE_BYTES = 20_000;

  /** Of one column: more lines are not added up at once, so that memory is bounded. */
  private static final long MOST_BYTES = 2_000_000;

  /** Of one column of the customers that are folded in one transaction. */
  private static final long MOST_CUSTOMER_BYTES = 40_000;

  private static final int BUCKETS = 16;
  private static final Duration GATHERING = Duration.ofSeconds(20);

  private final Connection connection;

  /**
   * @param connection that commits each statement by itself
   */
  public SteadyFold(Connection connection) {
    this.connection = connection;
  }

  private record Waiting(
      int customers,
      long customerBytes,
      Duration customersAge,
      int sales,
      long saleBytes,
      Duration salesAge,
      short bucket,
      Duration bucketAge) {
    boolean isLittle() {
      return saleBytes <= LITTLE_BYTES;
    }

    boolean isGathered() {
      return salesAge.compareTo(GATHERING) > 0 || saleBytes > MOST_BYTES;
    }

    /** For how long the longest of it has waited beyond its time. */
    Duration overdue() {
      Duration sales = isLittle() ? salesAge : salesAge.minus(GATHERING);
      Duration buckets = bucketAge.minus(GATHERING).minus(GATHERING);
      return Collections.max(List.of(Duration.ZERO, customersAge, sales, buckets));
    }
  }

  /**
   * Does a part of what is to be done, in a few short transactions. If that fails, all of it is
   * done retailer by retailer, so that what fails of one keeps no other waiting.
   *
   * @return for how long something has waited that should not wait
   * @throws SQLException the failure, once all others are done
   */
  public Duration fold() throws SQLException {
    try {
      return foldSome(waiting());
    } catch (SQLException failed) {
      try {
        PendingSales.foldEach(connection);
      } catch (SQLException again) {
        failed.addSuppressed(again);
      }
      throw failed;
    }
  }

  private Duration foldSome(Waiting waiting) throws SQLException {
    if (waiting.customers() > 0) {
      long most = share(waiting.customers(), waiting.customerBytes(), MOST_CUSTOMER_BYTES);
      call("select fold_pending_customers(null, ?)", (int) most);
    }
    if (waiting.sales() > 0) {
      if (waiting.isLittle()) {
        foldBucket(0);
      } else if (waiting.isGathered()) {
        long most = share(waiting.sales(), waiting.saleBytes(), MOST_BYTES);
        GatheredSales.gather(connection, (int) most, BUCKETS);
      }
    }
    if (waiting.bucket() > 0) {
      foldBucket(waiting.bucket());
    }
    return waiting.overdue();
  }

  /** How many of so many rows have no more bytes, one at least. */
  private static long share(long rows, long bytes, long most) {
    return Math.max(1, bytes <= most ? rows : rows * most / bytes);
  }

  /** Does all that is to be done at once, as nobody writes any more. */
  public void finish() throws SQLException {
    PendingSales.foldEach(connection);
  }

  private void foldBucket(int bucket) throws SQLException {
    call("select fold_pending_sales(null, ?::smallint)", bucket);
  }

  private void call(String function, int argument) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(function)) {
      statement.setObject(1, argument, Types.INTEGER);
      statement.execute();
    }
  }

  private Waiting waiting() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WAITING);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Waiting(
          row.getInt("customers"),
          row.getLong("customer_bytes"),
          age(row, "customers_age"),
          row.getInt("sales"),
          row.getLong("sale_bytes"),
          age(row, "sales_age"),
          row.getShort("bucket"),
          age(row, "bucket_age"));
    }
  }

  private static Duration age(ResultSet row, String column) throws SQLException {
    return Duration.ofNanos(Math.max(0, (long) (row.getDouble(column) * 1e9)));
  }

  // Sizes are known without reading the arrays.
  private static final String WAITING =
      """
      with customer as (
        select count(*) as customers, sum(pg_column_size(customer_key)) as customer_bytes,
               min(written_at) as customers_since
        from customer_pending),
      sale as (
        select count(*) as sales, sum(pg_column_size(lines)) as sale_bytes, min(written_at) as sales_since
        from sales_pending where bucket = 0),
      gathered as (
        select bucket, min(written_at) as bucket_since from sales_pending where bucket > 0 group by 1 order by 2 limit 1)
      select customers, customer_bytes, extract(epoch from now() - customers_since) as customers_age,
             sales, sale_bytes, extract(epoch from now() - sales_since) as sales_age,
             coalesce(bucket, 0) as bucket, extract(epoch from now() - bucket_since) as bucket_age
      from customer cross join sale left join gathered on true""";
}
