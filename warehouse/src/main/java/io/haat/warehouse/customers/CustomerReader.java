package io.haat.warehouse.customers;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import io.haat.warehouse.sales.Granularity;
import io.haat.warehouse.sales.Scope;
import io.haat.warehouse.sales.TooManyDaysException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads who bought. Of single products and channels there is no rollup: these are counted from the
 * facts, of few days. Not thread-safe.
 */
public final class CustomerReader {
  /** A month of days. */
  private static final long MOST_DAYS_OF_FACTS = 31;

  private static final int ROWS_FETCHED = 500;

  private static final SqlFile CUSTOMERS = SqlFile.of(CustomerReader.class, "customers.sql");
  private static final SqlFile PERIODS = SqlFile.of(CustomerReader.class, "customer_periods.sql");
  private static final SqlFile TO_COME = SqlFile.of(CustomerReader.class, "days_to_come.sql");

  private final Connection connection;

  /** Reads with this connection, whose {@code search_path} must find Haat's tables. */
  public CustomerReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * Which customers are listed; totals are of all of them.
   *
   * @param frequency absent: however often they bought
   * @param skip how many are passed over
   * @param most how many are listed at most; absent: all
   */
  public record Listing(
      CustomerOrder order, Optional<Frequency> frequency, long skip, Optional<Integer> most) {}

  /**
   * Customers of a period.
   *
   * @param start its first day
   * @param customers who bought in it
   * @param newCustomers of these, who had never bought before at the retailer
   * @param repeatCustomers of these, who bought more than once in it
   * @param transactions their receipts
   */
  public record Period(
      LocalDate start,
      long customers,
      long newCustomers,
      long repeatCustomers,
      long transactions) {}

  /**
   * Reads customers, in a transaction piece by piece; one that bought in several currencies has a
   * row for each.
   *
   * @param taker given rows of {@code customers.sql}: at least one, whose {@code customer} is null
   *     if there is nobody to list
   * @throws TooManyDaysException if products or channels of more than a month are asked for
   */
  public void read(Scope scope, Listing listing, CustomerTaker taker) throws SQLException {
    try (SqlQuery query = CUSTOMERS.on(connection)) {
      set(query, scope);
      query.set("sort", listing.order().name().toLowerCase(Locale.ROOT));
      query.set(
          "frequency",
          listing.frequency().map(often -> often.name().toLowerCase(Locale.ROOT)).orElse(null));
      query.set("skip", listing.skip()).set("most", listing.most().orElse(null));
      query.fetchSize(ROWS_FETCHED);
      try (ResultSet row = query.rows()) {
        while (row.next()) {
          taker.accept(row);
        }
      }
    }
  }

  /** Takes rows. */
  @FunctionalInterface
  public interface CustomerTaker {
    void accept(ResultSet row) throws SQLException;
  }

  /**
   * The periods that anybody bought in, in their order.
   *
   * @param granularity days or longer
   * @throws TooManyDaysException if products or channels of more than a month are asked for
   */
  public List<Period> periods(Scope scope, Granularity granularity) throws SQLException {
    var periods = new ArrayList<Period>();
    try (SqlQuery query = PERIODS.on(connection)) {
      set(query, scope);
      query.set("period", granularity.name().toLowerCase(Locale.ROOT));
      try (ResultSet row = query.rows()) {
        while (row.next()) {
          periods.add(
              new Period(
                  row.getObject("start", LocalDate.class),
                  row.getLong("customers"),
                  row.getLong("new_customers"),
                  row.getLong("repeat_customers"),
                  row.getLong("transactions")));
        }
      }
    }
    return periods;
  }

  /**
   * How many days before the end of the scope the figures do not hold as the facts are: days of
   * large loads are brought in one after the other, the newest first. Until then their customers
   * may be missing, and customers may count as new who bought on them.
   */
  public long daysToCome(Scope scope) throws SQLException {
    try (SqlQuery query = TO_COME.on(connection)) {
      query.set("stores", "integer", scope.storeKeys()).set("to_day", scope.days().to());
      try (ResultSet row = query.rows()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void set(SqlQuery query, Scope scope) throws SQLException {
    boolean fromFacts = scope.productKeys().isPresent() || !scope.channels().isEmpty();
    if (fromFacts && scope.days().days() > MOST_DAYS_OF_FACTS) {
      throw new TooManyDaysException(scope.days().days(), MOST_DAYS_OF_FACTS);
    }
    query.set("stores", "integer", scope.storeKeys());
    query.set("from_day", scope.days().from()).set("to_day", scope.days().to());
    query.set("products", "integer", scope.productKeys().orElse(null));
    query.set("channels", "text", scope.channels().isEmpty() ? null : scope.channels());
  }
}
