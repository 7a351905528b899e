package io.haat.batch.load;

import io.haat.batch.unit.CopyColumn;
import io.haat.batch.unit.TableCopy;
import io.haat.lake.DuckDb;
import io.haat.warehouse.BinaryCopy;
import io.haat.warehouse.load.Rollups;
import io.haat.warehouse.load.StoreDimension;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Adds a unit's lines to the rollups, for the keys that it touches. */
final class RollupCopy {
  private final DuckDb unit;
  private final Rollups rollups;

  RollupCopy(DuckDb unit, Connection warehouse) {
    this.unit = unit;
    this.rollups = new Rollups(warehouse);
  }

  /** Adds the lines up, in the unit's own DuckDB; may run while the facts are copied. */
  static void prepare(DuckDb unit) throws SQLException {
    try (Connection connection = unit.another();
        Statement statement = connection.createStatement()) {
      for (String table : RollupSql.TABLES) {
        statement.execute(table);
      }
    }
  }

  void write(String retailer, List<StoreDimension.Known> stores) throws SQLException {
    List<Integer> storeKeys = stores.stream().map(StoreDimension.Known::key).toList();
    addSales(storeKeys);
    copy(RollupSql.DAILY_REFUNDS_TO_ADD, RollupSql.DAILY_REFUNDS, rollups.refundsToAdd());
    rollups.addToDays();
    addHours(storeKeys);
    copy(RollupSql.cities(retailer), RollupSql.CITIES, rollups.citiesToAddTo());
    rollups.addToCities();
  }

  private void addSales(List<Integer> storeKeys) throws SQLException {
    Optional<LocalDate> firstDay = firstDay();
    if (firstDay.isEmpty()) {
      return;
    }
    Optional<LocalDate> lastStored = rollups.lastDay(firstDay.get(), storeKeys);
    if (lastStored.isPresent()) {
      copy(
          RollupSql.dailySales(upTo(lastStored.get())),
          RollupSql.DAILY_SALES,
          rollups.salesToAdd());
      rollups.addToDays();
    }
    String fresh = lastStored.map(RollupCopy::after).orElse("true");
    copy(RollupSql.dailySales(fresh), RollupSql.DAILY_SALES, rollups.salesOfNewDays());
  }

  private void addHours(List<Integer> storeKeys) throws SQLException {
    Optional<LocalDate> lastStored = rollups.lastDayWithHours(storeKeys);
    if (lastStored.isPresent()) {
      copy(RollupSql.hours(upTo(lastStored.get())), RollupSql.HOURS, rollups.hoursToAdd());
      rollups.addToHours();
    }
    String fresh = lastStored.map(RollupCopy::after).orElse("true");
    copy(RollupSql.hours(fresh), RollupSql.HOURS, rollups.hoursOfNewDays());
  }

  private static String upTo(LocalDate day) {
    return "sold_on <= date '" + day + "'";
  }

  private static String after(LocalDate day) {
    return "sold_on > date '" + day + "'";
  }

  private void copy(String query, List<CopyColumn> columns, BinaryCopy target) throws SQLException {
    TableCopy.run(unit.connection(), query, columns, target);
  }

  private Optional<LocalDate> firstDay() throws SQLException {
    try (Statement statement = unit.connection().createStatement();
        ResultSet row = statement.executeQuery("select min(sold_on)::varchar from daily_sale")) {
      row.next();
      return Optional.ofNullable(row.getString(1)).map(LocalDate::parse);
    }
  }
}
