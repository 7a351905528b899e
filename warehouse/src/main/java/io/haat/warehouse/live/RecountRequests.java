package io.haat.warehouse.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Days on which receipts may have lines that came in another way, and are to be counted anew. */
final class RecountRequests {
  private record Key(short retailerKey, int day) {}

  private final Set<Key> days = new HashSet<>();

  /**
   * Looks at one receipt.
   *
   * @param partly whether some of its lines were stored before
   */
  void add(int day, KeyedFact event, boolean partly) {
    // A product that has moved may have been taken for one of its old category.
    if (partly
        || event.keys().revised
        || event.fact().event().eventTimeMicros() <= event.keys().filesUptoMicros) {
      days.add(new Key(event.keys().key, day));
    }
  }

  void write(Connection connection) throws SQLException {
    if (days.isEmpty()) {
      return;
    }
    List<Key> rows = new ArrayList<>(days);
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.ints(rows, Key::retailerKey);
      arrays.ints(rows, Key::day);
      statement.executeUpdate();
    }
  }

  private static final String INSERT =
      """
      insert into rollup_change (retailer_key, day, recount)
      select retailer_key, date '1970-01-01' + day, true
      from unnest(?::int4[], ?::int4[]) as request (retailer_key, day)""";
}
