package io.haat.warehouse.sales;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Reads the lines behind a number, the newest first. Facts have no index by which a product's or a
 * store's newest could be found; but the rollups tell which days have lines, and the facts of those
 * days are found by their time, or few of a product by what {@code lines_by_product} tells of them.
 */
public final class LineReader {
  private static final SqlFile LINES = SqlFile.of(LineReader.class, "lines.sql");
  private static final SqlFile ZONES = SqlFile.of(LineReader.class, "store_zones.sql");

  /** So many days are read for one page at least, if there are not lines enough before. */
  private static final int LEAST_DAYS = 7;

  private static final int LINES_FOR_A_DAY = 100;

  /** Days of about so many lines are sorted at once. */
  private static final int LINES_AT_ONCE = 100_000;

  /** More lines than this are cheaper to read with all others of their days. */
  private static final int MOST_LOOKED_UP = 200;

  private static final int MOST_PROBES = 10_000;
  private static final int ROWS_FETCHED = 500;

  /** Of so many days, the first has ended in every zone before the last begins anywhere. */
  private static final int OVERLAPPING_DAYS = 3;

  private static final Duration MICROSECOND = Duration.ofNanos(1_000);
  private static final UUID LAST_LINE = new UUID(-1, -1);

  private final Connection connection;
  private final Scope scope;
  private final LineFilter filter;

  public LineReader(Connection connection, Scope scope, LineFilter filter) {
    this.connection = connection;
    this.scope = scope;
    this.filter = filter;
  }

  /** Takes the lines, one after the other. */
  @FunctionalInterface
  public interface LineTaker {
    void accept(ResultSet row) throws SQLException;
  }

  /**
   * What was read.
   *
   * @param all how many lines there are in all, where the rollups know it
   * @param next where to go on; a page may hold fewer lines than asked for and still not be the
   *     last
   */
  public record Page(OptionalLong all, Optional<LinePlace> next) {}

  /**
   * Reads all lines. In a transaction they are read piece by piece; out of one, days of about
   * {@value #LINES_AT_ONCE} lines are held at once.
   *
   * @param before where to begin
   * @param taker given rows of {@code lines.sql}
   */
  public void readAll(Optional<LinePlace> before, LineTaker taker) throws SQLException {
    read(before, Integer.MAX_VALUE - 1, taker);
  }

  /**
   * Reads a page.
   *
   * @param before where the page before ended
   * @param limit how many lines at most, at least 1
   * @param taker given rows of {@code lines.sql}
   */
  public Page read(Optional<LinePlace> before, int limit, LineTaker taker) throws SQLException {
    List<ZoneId> zones = zones();
    if (zones.isEmpty()) {
      return new Page(OptionalLong.of(0), Optional.empty());
    }
    var lineDays = new LineDays(zones, filter.hour());
    Instant ceiling = end(before);
    var days =
        new DaysWithLines(
            connection,
            scope,
            filter,
            day -> filter.isOn(day) && lineDays.earliestStart(day).isBefore(ceiling));
    var page = new PageBeingRead(days, lineDays, before, limit, taker);
    if (zones.size() == 1 && days.has(0) && BusyDay.is(days.linesOf(0), limit)) {
      readNewestHours(days, zones.get(0), page);
    }
    int from = 0;
    int leastAtOnce = zones.size() > 1 ? OVERLAPPING_DAYS : 1;
    int most = Math.max(LEAST_DAYS, limit / LINES_FOR_A_DAY);
    while (page.left > 0 && from < most && days.has(from)) {
      int to = from;
      long found = 0;
      while (to - from < most
          && (found <= Math.min(page.left, LINES_AT_ONCE) || to - from < leastAtOnce)
          && days.has(to)) {
        found += days.linesOf(to);
        to++;
      }
      boolean last = !days.has(to);
      LocalDate oldest = days.between(to - 1, to).get(0);
      // If others follow, only what is newer than all of theirs.
      Instant floor = last ? lineDays.earliestStart(oldest) : lineDays.latestStart(oldest);
      List<LocalDate> chosen = days.between(from, to);
      page.read(chosen, floor, zones.size() == 1 && isLookedUp(chosen.size(), found));
      // Of a day that has begun somewhere only, the beginning is still to be read.
      from = !last && zones.size() > 1 ? to - 1 : to;
    }
    boolean more = page.isCutOff || days.has(from);
    OptionalLong counted = isCounted() ? OptionalLong.of(days.lines()) : OptionalLong.empty();
    return new Page(counted, more ? page.place : Optional.empty());
  }

  /** Of the newest day; what is left of it is read as any day. */
  private void readNewestHours(DaysWithLines days, ZoneId zone, PageBeingRead page)
      throws SQLException {
    // Of products no rollup by hours is cheaper to read than their lines.
    if (filter.hour().isPresent() || scope.productKeys().isPresent()) {
      return;
    }
    LocalDate newest = days.between(0, 1).get(0);
    Instant since =
        new BusyDay(newest, zone).since(days.hours(newest), filter, page.end(), page.left);
    if (since.isAfter(page.times.earliestStart(newest))) {
      page.read(List.of(newest), since, false);
    }
  }

  private final class PageBeingRead {
    private final DaysWithLines days;
    private final LineDays times;
    private final LineTaker taker;
    private int left;
    private Optional<LinePlace> place;
    private boolean isCutOff;

    PageBeingRead(
        DaysWithLines days,
        LineDays times,
        Optional<LinePlace> before,
        int limit,
        LineTaker taker) {
      this.days = days;
      this.times = times;
      this.taker = taker;
      place = before;
      left = limit;
    }

    /** What is still to be read is older. */
    Instant end() {
      return LineReader.end(place);
    }

    /**
     * Reads the lines of some days, but for those older than the floor.
     *
     * @param lookUp whether they are few enough to be looked up one by one
     */
    void read(List<LocalDate> chosen, Instant floor, boolean lookUp) throws SQLException {
      var lookedUp = new ArrayList<LocalDate>();
      var scanned = new ArrayList<LocalDate>();
      for (LocalDate day : chosen) {
        (lookUp && days.isRolledUp(day) ? lookedUp : scanned).add(day);
      }
      try (SqlQuery query = LINES.on(connection)) {
        set(query, times.ranges(scanned, floor, end()), place, left + 1);
        query.set("looked_up", "date", lookedUp);
        query.set("floor", floor.atOffset(ZoneOffset.UTC));
        query.fetchSize(ROWS_FETCHED);
        try (ResultSet row = query.rows()) {
          while (row.next()) {
            if (left == 0) {
              isCutOff = true;
              return;
            }
            taker.accept(row);
            place = Optional.of(placeOf(row));
            left--;
          }
        }
      }
      // Nothing is left from the floor on: who goes on begins right before.
      place = Optional.of(new LinePlace(floor.minus(MICROSECOND), Integer.MAX_VALUE, LAST_LINE));
    }
  }

  /**
   * Whether the lines of so many days are few enough to be looked up one by one. In several zones
   * they are not: times of one day, by which others are read, are in the next one elsewhere.
   */
  private boolean isLookedUp(int days, long lines) {
    int products = scope.productKeys().map(List::size).orElse(Integer.MAX_VALUE);
    return lines <= MOST_LOOKED_UP && (long) products * days <= MOST_PROBES;
  }

  private static Instant end(Optional<LinePlace> before) {
    return before.map(last -> last.soldAt().plus(MICROSECOND)).orElse(Instant.MAX);
  }

  private static LinePlace placeOf(ResultSet row) throws SQLException {
    return new LinePlace(
        row.getObject("sold_at", java.time.OffsetDateTime.class).toInstant(),
        row.getInt("store_key"),
        row.getObject("line_id", UUID.class));
  }

  private void set(
      SqlQuery query, List<LineDays.Range> ranges, Optional<LinePlace> before, int most)
      throws SQLException {
    query.set(
        "since",
        "timestamptz",
        ranges.stream().map(range -> range.since().atOffset(ZoneOffset.UTC)).toList());
    query.set(
        "until",
        "timestamptz",
        ranges.stream().map(range -> range.until().atOffset(ZoneOffset.UTC)).toList());
    query.set("stores", "integer", scope.storeKeys());
    query.set("products", "integer", scope.productKeys().orElse(null));
    query.set("channels", "text", scope.channels().isEmpty() ? null : scope.channels());
    query.set("sales", filter.sales()).set("refunds", filter.refunds());
    query.set("reason", filter.reason().orElse(null));
    query.set("from_day", scope.days().from()).set("to_day", scope.days().to());
    query.set("weekday", filter.weekday().orElse(null)).set("hour", filter.hour().orElse(null));
    query.set("before_time", before.map(LinePlace::soldAt).orElse(null));
    query.set("before_store", before.map(LinePlace::storeKey).orElse(null));
    query.set("before_line", before.map(LinePlace::lineId).orElse(null));
    query.set("most", most);
  }

  private List<ZoneId> zones() throws SQLException {
    var zones = new ArrayList<ZoneId>();
    try (SqlQuery query = ZONES.on(connection).set("stores", "integer", scope.storeKeys());
        ResultSet row = query.rows()) {
      while (row.next()) {
        zones.add(ZoneId.of(row.getString("business_zone")));
      }
    }
    return zones;
  }

  private boolean isCounted() {
    return filter.isCounted() && (scope.channels().isEmpty() || scope.productKeys().isEmpty());
  }
}
