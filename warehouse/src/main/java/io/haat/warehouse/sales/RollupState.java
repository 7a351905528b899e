package io.haat.warehouse.sales;

import io.haat.warehouse.query.SqlFile;
import io.haat.warehouse.query.SqlQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the rollups over groups of stores hold at this moment. Where stores of several retailers are
 * asked for, it is what all of theirs hold.
 *
 * @param before the first day that they do not hold; {@link LocalDate#MIN} if none
 * @param end the day after the last one that there can be sales of
 * @param changed days before {@code before} that they hold as they were
 * @param months of which they hold some days, by their first day, and the first day that the rollup
 *     of the month itself does not hold, if it holds any
 * @param groups the stores whose figures can be read as one, the largest first
 * @param allStores whether the asked stores are all of their retailers
 */
record RollupState(
    LocalDate before,
    LocalDate end,
    Set<LocalDate> changed,
    Map<LocalDate, Optional<LocalDate>> months,
    List<StoreGroup> groups,
    boolean allStores) {
  private static final SqlFile RETAILERS = SqlFile.of(RollupState.class, "state_retailers.sql");
  private static final SqlFile CHANGED = SqlFile.of(RollupState.class, "state_changed.sql");
  private static final SqlFile MONTHS = SqlFile.of(RollupState.class, "state_months.sql");
  private static final SqlFile GROUPS = SqlFile.of(RollupState.class, "state_groups.sql");

  /** Stores of one retailer, in ascending order. */
  record StoreGroup(int key, List<Integer> storeKeys) {}

  /** Reads the state for some stores, in the transaction in which the figures will be read. */
  static RollupState of(Connection connection, Collection<Integer> storeKeys) throws SQLException {
    LocalDate before;
    LocalDate end;
    boolean allStores;
    try (SqlQuery query = RETAILERS.on(connection).set("stores", "integer", storeKeys);
        ResultSet row = query.rows()) {
      row.next();
      before = row.getObject("before", LocalDate.class);
      end = row.getObject("end", LocalDate.class);
      allStores = row.getBoolean("all_stores");
    }
    return new RollupState(
        before == null ? LocalDate.MIN : before,
        end,
        changed(connection, storeKeys),
        months(connection, storeKeys),
        groups(connection, storeKeys),
        allStores);
  }

  /** Whether the rollups hold this day as it is. */
  boolean holds(LocalDate day) {
    return day.isBefore(before) && !changed.contains(day);
  }

  private static Set<LocalDate> changed(Connection connection, Collection<Integer> storeKeys)
      throws SQLException {
    var days = new HashSet<LocalDate>();
    try (SqlQuery query = CHANGED.on(connection).set("stores", "integer", storeKeys);
        ResultSet row = query.rows()) {
      while (row.next()) {
        days.add(row.getObject("day", LocalDate.class));
      }
    }
    return days;
  }

  private static Map<LocalDate, Optional<LocalDate>> months(
      Connection connection, Collection<Integer> storeKeys) throws SQLException {
    var months = new HashMap<LocalDate, Optional<LocalDate>>();
    try (SqlQuery query = MONTHS.on(connection).set("stores", "integer", storeKeys);
        ResultSet row = query.rows()) {
      while (row.next()) {
        months.put(
            row.getObject("month", LocalDate.class),
            Optional.ofNullable(row.getObject("upto", LocalDate.class)));
      }
    }
    return months;
  }

  private static List<StoreGroup> groups(Connection connection, Collection<Integer> storeKeys)
      throws SQLException {
    var groups = new ArrayList<StoreGroup>();
    try (SqlQuery query = GROUPS.on(connection).set("stores", "integer", storeKeys);
        ResultSet row = query.rows()) {
      while (row.next()) {
        groups.add(
            new StoreGroup(
                row.getInt("group_key"),
                Arrays.asList((Integer[]) row.getArray("store_keys").getArray())));
      }
    }
    return groups;
  }
}
