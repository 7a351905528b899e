package io.haat.warehouse.live;

import io.haat.warehouse.load.StoreDimension;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What new lines add to the rollups. */
final class RollupDeltas {
  private final DailyDeltas days = new DailyDeltas();
  private final HourlyDeltas hours = new HourlyDeltas();
  private final CityDeltas cities = new CityDeltas();
  private final RecountRequests recounts = new RecountRequests();

  /**
   * Adds lines of one receipt.
   *
   * @param partly whether the receipt has lines that were stored before
   */
  void addReceipt(List<FactLine> lines, boolean partly) {
    FactLine first = lines.get(0);
    int hour = hour(first);
    days.addReceipt(LocalTime.day(hour), lines);
    hours.addReceipt(hour, lines);
    lines.forEach(cities::add);
    recounts.add(LocalTime.day(hour), first.event(), partly);
  }

  void addRefund(FactLine line) {
    int hour = hour(line);
    days.addRefund(LocalTime.day(hour), line);
    hours.addRefund(hour, line);
  }

  private static int hour(FactLine line) {
    return LocalTime.hour(
        line.event().fact().event().eventTimeMicros(), storeAsItIsNow(line).dayZone());
  }

  /** It may have moved since the line was made; it cannot any more. */
  static StoreDimension.Known storeAsItIsNow(FactLine line) {
    return line.event().keys().store(line.store().storeId());
  }

  /** Adds to the tables, in the order of their keys: two writers wait for each other in turn. */
  void write(Connection connection) throws SQLException {
    days.write(connection);
    hours.write(connection);
    cities.write(connection);
    recounts.write(connection);
  }
}
