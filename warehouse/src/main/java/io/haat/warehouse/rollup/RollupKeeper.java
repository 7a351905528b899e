package io.haat.warehouse.rollup;

import io.haat.warehouse.Failures;
import io.haat.warehouse.load.LoadLock;
import io.haat.warehouse.load.PendingSales;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the rollups over groups of stores after what the writers keep, of which it folds what a
 * stream that runs no more has left: closes days that are over, and makes those anew that have
 * changed since. One keeper at a time does so; to be interrupted or killed at any point leaves days
 * to be done, never wrong figures. Not thread-safe.
 */
public final class RollupKeeper {
  private static final int KEEPING = 0x4841_4156;

  /** So long after its end a day is closed: most of what comes late has come. */
  private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(30);

  /** What the stream has not folded by then, it will not: it does not run. */
  private static final Duration LEFT_BEHIND = Duration.ofMinutes(2);

  /** A load goes on to the next days of customers before so long. */
  private static final Duration LONGEST_QUIET = Duration.ofSeconds(20);

  private final Connection connection;
  private final Duration patience;
  private final Duration quiet;
  private final Map<Month, Instant> touched = new HashMap<>();

  private record Month(short retailerKey, LocalDate first) {}

  private record Retailer(short key, LocalDate before) {}

  /**
   * Takes the connection over.
   *
   * @param connection as {@link io.haat.warehouse.Warehouse#connect} gives it
   * @param patience how long a month is left alone after a change before its rollup is made anew;
   *     until then it is read by days
   */
  public RollupKeeper(Connection connection, Duration patience) {
    this.connection = connection;
    this.patience = patience;
    this.quiet = patience.compareTo(LONGEST_QUIET) < 0 ? patience : LONGEST_QUIET;
  }

  /**
   * Does a part of what is to be done, a month at most. What fails of one retailer keeps nothing
   * from the others.
   *
   * @return whether something is left to be done at once
   * @throws SQLException the first failure, once nothing else is left to be done
   */
  public boolean keep(Instant now) throws SQLException {
    if (!iAmTheKeeper()) {
      return false;
    }
    var failures = new Failures();
    try {
      PendingSales.foldIfOlder(connection, LEFT_BEHIND);
    } catch (SQLException failed) {
      failures.add(failed);
    }
    for (Retailer retailer : retailers()) {
      try {
        if (keep(retailer, now)) {
          return true;
        }
      } catch (SQLException failed) {
        failures.add(failed);
      }
    }
    failures.throwFirst();
    return false;
  }

  private boolean keep(Retailer retailer, Instant now) throws SQLException {
    closeDays(retailer, now);
    TransactionRecount.run(connection, retailer.key());
    // Customers beside days: of a large load the newest of both are there first.
    boolean daysWereLeft = makeDays(retailer.key(), now);
    return transaction(() -> new CustomerDays(connection).make(retailer.key(), quiet))
        || daysWereLeft
        || makeMonth(retailer.key(), now)
        || transaction(() -> new PaceKeeper(connection).make(retailer.key()))
        || transaction(() -> new PaceKeeper(connection).follow(retailer.key()));
  }

  private boolean iAmTheKeeper() throws SQLException {
    // Held by the session: taken again and again it would have to be given back as often.
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select exists (
                  select from pg_locks
                  where locktype = 'advisory' and objid = %1$d and pid = pg_backend_pid())
                  or pg_try_advisory_lock(%1$d)"""
                    .formatted(KEEPING))) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private List<Retailer> retailers() throws SQLException {
    var retailers = new ArrayList<Retailer>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select retailer_key, rollups_before from dim_retailer")) {
      while (row.next()) {
        retailers.add(new Retailer(row.getShort(1), row.getObject(2, LocalDate.class)));
      }
    }
    return retailers;
  }

  private void closeDays(Retailer retailer, Instant now) throws SQLException {
    LocalDate before = null;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select distinct business_zone from dim_store where retailer_key = ?")) {
      statement.setShort(1, retailer.key());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          LocalDate today =
              LocalDate.ofInstant(now.minus(AFTER_MIDNIGHT), ZoneId.of(row.getString(1)));
          before = before == null || today.isBefore(before) ? today : before;
        }
      }
    }
    if (before == null || !retailer.before().isBefore(before)) {
      return;
    }
    String day = before.toString();
    transaction(
        () -> {
          LoadLock.ROLLUPS.acquire(connection, retailer.key());
          update(CLOSE.replace("$before", day), retailer.key());
          return true;
        });
  }

  private boolean makeDays(short retailerKey, Instant now) throws SQLException {
    return transaction(
        () -> {
          List<LocalDate> days = take(retailerKey);
          if (days.isEmpty()) {
            return false;
          }
          new GroupKeeper(connection).follow(retailerKey);
          new DayRollups(connection).make(retailerKey, days);
          LocalDate month = days.get(0).withDayOfMonth(1);
          update(UNMAKE_MONTH.replace("$month", month.toString()), retailerKey);
          touched.put(new Month(retailerKey, month), now);
          return true;
        });
  }

  /** The changed days of one month; that they were is forgotten with the commit. */
  private List<LocalDate> take(short retailerKey) throws SQLException {
    update(NAME_ALL_DAYS, retailerKey);
    var days = new ArrayList<LocalDate>();
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setShort(1, retailerKey);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          days.add(row.getObject(1, LocalDate.class));
        }
      }
    }
    return days;
  }

  private boolean makeMonth(short retailerKey, Instant now) throws SQLException {
    return transaction(
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(UNMADE_MONTHS)) {
            statement.setShort(1, retailerKey);
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                LocalDate month = row.getObject(1, LocalDate.class);
                Instant last = touched.get(new Month(retailerKey, month));
                if (last == null || !last.plus(patience).isAfter(now)) {
                  new MonthRollups(connection)
                      .make(retailerKey, month, row.getObject(2, LocalDate.class));
                  new PaceKeeper(connection).forget(retailerKey, month);
                  touched.remove(new Month(retailerKey, month));
                  return true;
                }
              }
            }
          }
          return false;
        });
  }

  private interface Work {
    boolean run() throws SQLException;
  }

  private boolean transaction(Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      boolean result = work.run();
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException failed) {
      connection.rollback();
      throw failed;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void update(String sql, short retailerKey) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setShort(1, retailerKey);
      statement.executeUpdate();
    }
  }

  private static final String CLOSE =
      """
      with closed as (
        update dim_retailer r set rollups_before = '$before'
        from dim_retailer old where r.retailer_key = ? and old.retailer_key = r.retailer_key
        returning r.retailer_key, old.rollups_before as since, r.rollups_before as before)
      insert into rollup_change (retailer_key, day)
      select distinct c.retailer_key, h.hour::date
      from closed c join dim_store s using (retailer_key) join sales_hourly h using (store_key)
      where h.hour >= since and h.hour < before""";

  private static final String NAME_ALL_DAYS =
      """
      with taken as (
        delete from rollup_change where retailer_key = ? and day is null and not recount
        returning retailer_key)
      insert into rollup_change (retailer_key, day)
      select distinct retailer_key, h.hour::date
      from (select distinct retailer_key from taken) t
      join dim_retailer r using (retailer_key) join dim_store s using (retailer_key)
      join sales_hourly h using (store_key)
      where h.hour < rollups_before""";

  private static final String TAKE =
      """
      with first as (
        select retailer_key, date_trunc('month', max(day)) as month
        from rollup_change where retailer_key = ? and not recount group by retailer_key),
      taken as (
        delete from rollup_change c using first f
        where c.retailer_key = f.retailer_key and not c.recount and date_trunc('month', c.day) = f.month
        returning c.day)
      select distinct day from taken order by day""";

  private static final String UNMAKE_MONTH =
      """
      insert into rollup_month (retailer_key, month) values (?, '$month')
      on conflict (retailer_key, month) do update set upto = null""";

  /** Months without changed days, and to which day: their end, or the days that are not over. */
  private static final String UNMADE_MONTHS =
      """
      with closed as (
        select m.*, least(month + interval '1 month', rollups_before)::date as closed_upto
        from rollup_month m join dim_retailer using (retailer_key)
        where retailer_key = ?)
      select month, closed_upto
      from closed c
      where upto is distinct from closed_upto
        and not exists (
          select from rollup_change x
          where x.retailer_key = c.retailer_key
            and (x.day is null or x.day >= c.month and x.day < c.month + interval '1 month'))
      order by month desc""";
}
