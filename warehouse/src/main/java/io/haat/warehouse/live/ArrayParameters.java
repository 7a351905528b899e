package io.haat.warehouse.live;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Columns of many rows as the parameters of one statement, in their order. Arrays of numbers cross
 * in binary.
 */
final class ArrayParameters {
  private final PGConnection connection;
  private final PreparedStatement statement;
  private int next;

  ArrayParameters(Connection connection, PreparedStatement statement) throws SQLException {
    this(connection, statement, 1);
  }

  /**
   * @param first of the parameters, from 1
   */
  ArrayParameters(Connection connection, PreparedStatement statement, int first)
      throws SQLException {
    this.connection = connection.unwrap(PGConnection.class);
    this.statement = statement;
    this.next = first;
  }

  /** A single value. */
  void number(short value) throws SQLException {
    statement.setShort(next++, value);
  }

  /** A single value. */
  void time(@Nullable OffsetDateTime value) throws SQLException {
    statement.setObject(next++, value);
  }

  <T> void flags(List<T> rows, Predicate<T> column) throws SQLException {
    boolean[] values = new boolean[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.test(rows.get(i));
    }
    statement.setArray(next++, connection.createArrayOf("bool", values));
  }

  <T> void ints(List<T> rows, ToIntFunction<T> column) throws SQLException {
    int[] values = new int[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.applyAsInt(rows.get(i));
    }
    statement.setArray(next++, connection.createArrayOf("int4", values));
  }

  <T> void longs(List<T> rows, ToLongFunction<T> column) throws SQLException {
    long[] values = new long[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.applyAsLong(rows.get(i));
    }
    statement.setArray(next++, connection.createArrayOf("int8", values));
  }

  <T> void nullableLongs(List<T> rows, Function<T, @Nullable Long> column) throws SQLException {
    Long[] values = new Long[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    statement.setArray(next++, connection.createArrayOf("int8", values));
  }

  <T> void texts(List<T> rows, Function<T, @Nullable String> column) throws SQLException {
    String[] values = new String[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    statement.setArray(next++, connection.createArrayOf("text", values));
  }

  <T> void bytes(List<T> rows, Function<T, @Nullable ByteBuffer> column) throws SQLException {
    byte[][] values = new byte[rows.size()][];
    for (int i = 0; i < values.length; i++) {
      ByteBuffer buffer = column.apply(rows.get(i));
      if (buffer != null) {
        values[i] = new byte[buffer.remaining()];
        buffer.duplicate().get(values[i]);
      }
    }
    statement.setArray(next++, connection.createArrayOf("bytea", values));
  }
}
