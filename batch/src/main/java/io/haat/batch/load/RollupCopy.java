package io.haat.batch.load;

import io.haat.batch.unit.TableCopy;
import io.haat.lake.DuckDb;
import io.haat.model.LineKind;
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

  void write(String retailer, List<StoreDimension.Known> stores) throws SQLException {
    unit.execute(FactSql.dailyTable(LineKind.SALE));
    unit.execute(FactSql.dailyTable(LineKind.REFUND));
    addSales(stores.stream().map(StoreDimension.Known::key).toList());
    copy(FactSql.dailyRefunds(), rollups.daysToAddTo());
    rollups.addToDays();
    TableCopy.run(
        unit.connection(), FactSql.cities(retailer), FactSql.CITIES, rollups.citiesToAddTo());
    rollups.addToCities();
  }

  private void addSales(List<Integer> storeKeys) throws SQLException {
    Optional<LocalDate> firstDay = firstDay();
    if (firstDay.isEmpty()) {
      return;
    }
    Optional<LocalDate> lastStored = rollups.lastDay(firstDay.get(), storeKeys);
    if (lastStored.isPresent()) {
      copy(FactSql.dailySales("sold_on <= date '" + lastStored.get() + "'"), rollups.daysToAddTo());
      rollups.addToDays();
      copy(FactSql.dailySales("sold_on > date '" + lastStored.get() + "'"), rollups.newDays());
    } else {
      copy(FactSql.dailySales("true"), rollups.newDays());
    }
  }

  private void copy(String query, BinaryCopy target) throws SQLException {
    TableCopy.run(unit.connection(), query, FactSql.DAILY, target);
  }

  private Optional<LocalDate> firstDay() throws SQLException {
    try (Statement statement = unit.connection().createStatement();
        ResultSet row = statement.executeQuery("select min(sold_on)::varchar from daily_sale")) {
      row.next();
      return Optional.ofNullable(row.getString(1)).map(LocalDate::parse);
    }
  }
}
