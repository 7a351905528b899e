package io.haat.warehouse.live;

import io.haat.warehouse.BinaryCopy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events that are one row each, known by their id.
 *
 * @param <R> the row
 */
abstract class EventRows<R> implements FactTable {
  private final Connection connection;
  private final List<R> rows = new ArrayList<>();
  private int written;

  EventRows(Connection connection) {
    this.connection = connection;
  }

  /** The row of an event of this kind. */
  abstract R row(KeyedFact fact);

  abstract KeyedFact fact(R row);

  abstract Comparator<R> byIdentity();

  abstract String table();

  abstract List<String> columns();

  abstract void write(BinaryCopy copy, R row) throws SQLException;

  /**
   * A query of what is stored under identities: {@code probe}, their 1-based place, and the columns
   * of the fact with the {@code event_time} and all quantities as whole numbers.
   */
  abstract String find();

  abstract void bind(ArrayParameters arrays, List<R> wanted) throws SQLException;

  abstract boolean isSame(R row, ResultSet stored) throws SQLException;

  @Override
  public final void add(KeyedFact fact) {
    rows.add(row(fact));
  }

  /** All that was written. */
  final List<R> rows() {
    return rows.subList(0, written);
  }

  @Override
  public final List<SettledFact> settle(List<KeyedFact> facts) throws SQLException {
    List<R> wanted = facts.stream().map(this::row).toList();
    var standings = new Standing[wanted.size()];
    try (PreparedStatement statement = connection.prepareStatement(find())) {
      bind(new ArrayParameters(connection, statement), wanted);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          int at = found.getInt("probe") - 1;
          standings[at] = standing(wanted.get(at), found);
        }
      }
    }
    var settled = new ArrayList<SettledFact>();
    for (int i = 0; i < standings.length; i++) {
      Standing standing = standings[i] == null ? Standing.NEW : standings[i];
      if (standing == Standing.NEW) {
        rows.add(wanted.get(i));
      }
      settled.add(new SettledFact(facts.get(i), standing));
    }
    return settled;
  }

  private Standing standing(R row, ResultSet stored) throws SQLException {
    if (stored.getInt("origin_unit") == fact(row).originUnit()
        && stored.getLong("origin_row") == fact(row).originRow()) {
      return Standing.REPLAYED;
    }
    return isSame(row, stored) ? Standing.ELSEWHERE : Standing.OTHER_CONTENT;
  }

  @Override
  public final void write() throws SQLException {
    List<R> fresh = rows.subList(written, rows.size());
    if (fresh.isEmpty()) {
      return;
    }
    fresh.sort(byIdentity());
    try (BinaryCopy copy = BinaryCopy.into(connection, table(), columns())) {
      for (R row : fresh) {
        copy.row();
        write(copy, row);
        copy.int4(fact(row).originUnit());
        copy.int8(fact(row).originRow());
      }
      copy.finish();
    }
    written = rows.size();
  }

  static void nullable(BinaryCopy copy, @Nullable Long thousandths) throws SQLException {
    if (thousandths == null) {
      copy.nul();
    } else {
      copy.numeric(thousandths, 3);
    }
  }
}
