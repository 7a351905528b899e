package io.haat.warehouse.customers;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import io.haat.warehouse.sales.Granularity;
import io.haat.warehouse.sales.Scope;
import io.haat.warehouse.sales.TooManyDaysException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads who bought. Of single products and channels there is no rollup: these are counted from the
 * facts, of few days. Not thread-safe.
 */
public final class CustomerReader {
  /** So many are named at once: a list of all is never held as a whole. */
  private static final int AT_ONCE = 5_000;

  /** The state that the database tells of sums that no 64 bits hold. */
  private static final String OUT_OF_RANGE = "22003";

  private static final SqlFile NAMES = SqlFile.of(CustomerReader.class, "customer_names.sql");
  private static final SqlFile TO_COME = SqlFile.of(CustomerReader.class, "days_to_come.sql");

  private final Connection connection;
  private final CustomerMemory memory;

  /**
   * Reads with this connection, in a transaction of the level REPEATABLE READ.
   *
   * @param connection whose {@code search_path} finds Haat's tables
   * @param memory of the same warehouse
   */
  public CustomerReader(Connection connection, CustomerMemory memory) {
    this.connection = connection;
    this.memory = memory;
  }

  /**
   * Which customers are listed; totals are of all of them.
   *
   * @param frequency absent: however often they bought
   * @param skip how many are passed over
   * @param most how many are listed at most; absent: all
   */
  public record Listing(
      CustomerOrder order, Optional<Frequency> frequency, long skip, Optional<Integer> most) {
    boolean has(CustomerTally.Sums sums) {
      if (frequency.isEmpty()) {
        return true;
      }
      long receipts = sums.receiptsOfAll();
      return receipts > 0 && Frequency.of(receipts) == frequency.get();
    }
  }

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
   * Reads customers; one that bought in several currencies is given for each.
   *
   * @return totals, whatever is listed
   * @throws TooManyDaysException if products or channels of more than a month are asked for
   */
  public CustomerTotals read(Scope scope, Listing listing, CustomerTaker taker)
      throws SQLException {
    var days = new ScopeDays(connection, memory, scope);
    Tallied tallied = memory.inTurn(() -> tallied(days));
    long toSkip = listing.skip();
    long left = listing.most().map(Integer::longValue).orElse(Long.MAX_VALUE);
    Ranking.Place after = null;
    boolean more = true;
    while (more && left > 0) {
      long most = Math.min(Math.min(left, AT_ONCE) + toSkip, AT_ONCE);
      List<Ranking.Place> places = Ranking.of(tallied.tallies(), listing, most, after);
      more = places.size() == most;
      after = places.isEmpty() ? null : places.get(places.size() - 1);
      int skipped = (int) Math.min(toSkip, places.size());
      toSkip -= skipped;
      left -= places.size() - skipped;
      name(places.subList(skipped, places.size()), days.firstsToCome(), taker);
    }
    return tallied.persons().totals();
  }

  /**
   * What was added up.
   *
   * @param tallies of each retailer
   * @param persons of all of them
   */
  private record Tallied(Collection<CustomerTally> tallies, CustomerTotals.Count persons) {}

  private static Tallied tallied(ScopeDays days) throws SQLException {
    StoreSet stores = days.stores();
    var tallies = new HashMap<Short, CustomerTally>();
    try {
      days.read(
          (retailerKey, day) ->
              tallies
                  .computeIfAbsent(retailerKey, key -> new CustomerTally(days.numbers(key), stores))
                  .add(day));
      CustomerTotals.Count persons =
          tallies.values().stream()
              .map(CustomerTally::close)
              .reduce(new CustomerTotals.Count(), CustomerTotals.Count::plus);
      return new Tallied(tallies.values(), persons);
    } catch (ArithmeticException e) {
      throw new SQLDataException("sums of a customer are out of range", OUT_OF_RANGE, e);
    }
  }

  /** Takes customers. */
  @FunctionalInterface
  public interface CustomerTaker {
    void accept(Customer customer) throws SQLException;
  }

  private record Name(
      String retailer,
      String customer,
      @Nullable String name,
      @Nullable String city,
      @Nullable LocalDate firstOn) {}

  private void name(
      List<Ranking.Place> places, Map<Integer, LocalDate> firstsToCome, CustomerTaker taker)
      throws SQLException {
    Map<Integer, Name> names = names(places.stream().map(Ranking.Place::customerKey).toList());
    for (Ranking.Place place : places) {
      Name name = names.get(place.customerKey());
      if (name == null) {
        throw new IllegalStateException("there is no customer " + place.customerKey());
      }
      taker.accept(
          new Customer(
              name.retailer(),
              name.customer(),
              name.name(),
              name.city(),
              place.currency(),
              firstsToCome.getOrDefault(place.customerKey(), name.firstOn()),
              place.lastOn(),
              place.isNew(),
              place.transactions(),
              BigDecimal.valueOf(place.units(), Customer.UNIT_DECIMALS),
              BigDecimal.valueOf(place.sales(), Customer.AMOUNT_DECIMALS),
              BigDecimal.valueOf(place.refunds(), Customer.AMOUNT_DECIMALS)));
    }
  }

  private Map<Integer, Name> names(List<Integer> customerKeys) throws SQLException {
    var names = new HashMap<Integer, Name>();
    try (SqlQuery query = NAMES.on(connection).set("customers", "integer", customerKeys);
        ResultSet row = query.rows()) {
      while (row.next()) {
        names.put(
            row.getInt("customer_key"),
            new Name(
                row.getString("retailer"),
                row.getString("customer_id"),
                row.getString("customer_name"),
                row.getString("city"),
                row.getObject("first_on", LocalDate.class)));
      }
    }
    return names;
  }

  /**
   * The periods that anybody bought in, in their order.
   *
   * @param granularity days or longer
   * @throws TooManyDaysException if products or channels of more than a month are asked for
   */
  public List<Period> periods(Scope scope, Granularity granularity) throws SQLException {
    var days = new ScopeDays(connection, memory, scope);
    StoreSet stores = days.stores();
    return memory.inTurn(
        () -> {
          var series = new Series(granularity);
          days.read(
              (retailerKey, day) -> {
                series.goOnTo(day.day());
                series
                    .tallies
                    .computeIfAbsent(retailerKey, key -> new PeriodTally(days.numbers(key)))
                    .add(day, stores);
              });
          series.end();
          return series.periods;
        });
  }

  private static final class Series {
    private final Granularity granularity;
    private final Map<Short, PeriodTally> tallies = new HashMap<>();
    private final List<Period> periods = new ArrayList<>();
    private LocalDate start = LocalDate.MIN;

    Series(Granularity granularity) {
      this.granularity = granularity;
    }

    void goOnTo(LocalDate day) {
      LocalDate startOfDay =
          switch (granularity) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case DAY -> day;
            case MINUTE, HOUR -> throw new IllegalArgumentException("customers by " + granularity);
          };
      if (!startOfDay.equals(start)) {
        end();
        start = startOfDay;
      }
    }

    void end() {
      var all = new PeriodTally.Counts(0, 0, 0, 0);
      for (PeriodTally tally : tallies.values()) {
        all = all.plus(tally.end());
      }
      if (all.customers() > 0) {
        periods.add(
            new Period(
                start,
                all.customers(),
                all.newCustomers(),
                all.repeatCustomers(),
                all.transactions()));
      }
    }
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
}
