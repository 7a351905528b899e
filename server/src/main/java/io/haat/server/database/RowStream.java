package io.haat.server.database;

import io.haat.server.http.RowSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends rows without holding more than a few of them. */
public final class RowStream {
  private static final int ROWS_AT_A_TIME = 500;

  private RowStream() {}

  /**
   * Sends all rows.
   *
   * @param connection nobody else's until this returns; left in autocommit
   * @param statement of this connection, its parameters set
   * @param place how many columns at the beginning are no fields
   */
  public static void send(
      Connection connection, PreparedStatement statement, int place, RowSink sink)
      throws SQLException, IOException {
    // The driver reads piece by piece only within a transaction. If this fails, the pool ends it.
    connection.setAutoCommit(false);
    statement.setFetchSize(ROWS_AT_A_TIME);
    try (ResultSet row = statement.executeQuery()) {
      List<String> columns = Rows.columns(row);
      sink.columns(columns.subList(place, columns.size()));
      while (row.next()) {
        sink.row(Rows.values(row, columns.size()).subList(place, columns.size()));
      }
    }
    connection.setAutoCommit(true);
  }

  /** Takes rows, one after the other. */
  public interface RowTaker {
    void accept(ResultSet row) throws SQLException;
  }

  /** Gives rows. */
  public interface RowSource {
    void read(RowTaker taker) throws SQLException;
  }

  /**
   * Sends what a reader reads.
   *
   * @param columns the fields of an item
   * @param first of these, without which a row is none
   */
  public static void send(List<String> columns, String first, RowSource source, RowSink sink)
      throws SQLException, IOException {
    send(
        columns,
        taker ->
            source.read(
                row -> {
                  if (row.getString(first) != null) {
                    taker.accept(Rows.named(row, columns));
                  }
                }),
        sink);
  }

  /** Takes items, one after the other. */
  public interface ItemTaker {
    void accept(List<@Nullable Object> item);
  }

  /** Gives items. */
  public interface ItemSource {
    void read(ItemTaker taker) throws SQLException;
  }

  /**
   * Sends items.
   *
   * @param columns their fields
   */
  public static void send(List<String> columns, ItemSource source, RowSink sink)
      throws SQLException, IOException {
    sink.columns(columns);
    try {
      source.read(item -> send(item, sink));
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
  }

  private static void send(List<@Nullable Object> item, RowSink sink) {
    try {
      sink.row(item);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
