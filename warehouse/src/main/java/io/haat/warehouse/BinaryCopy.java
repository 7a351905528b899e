package io.haat.warehouse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows by {@code COPY … WITH (FORMAT binary)}: a row is begun with {@link #row()}, or each
 * with {@link #row(long)}; then each column is written in the order of the column list. Format:
 * PostgreSQL manual, COPY, "Binary Format"; numeric: {@code numeric_recv}. Not safe for use by
 * several threads.
 */
public final class BinaryCopy implements AutoCloseable {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int FLUSH_AT = 1 << 16;
  private static final int DIGIT_PLACES = 4;
  private static final BigInteger DIGIT_BASE = BigInteger.valueOf(10_000);
  private static final long MICROS_FROM_1970_TO_2000 = 946_684_800_000_000L;
  private static final int DAYS_FROM_1970_TO_2000 = 10_957;

  private final CopyIn copy;
  private final int columns;
  private final NumericDigits digits = new NumericDigits();
  private @Nullable RowWindow window;
  private byte[] buffer = new byte[FLUSH_AT + 4096];
  private int length;
  private boolean finished;

  private BinaryCopy(CopyIn copy, int columns) {
    this.copy = copy;
    this.columns = columns;
    System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
    length = SIGNATURE.length;
  }

  /** Starts copying into the columns of a table. */
  public static BinaryCopy into(Connection connection, String table, List<String> columns)
      throws SQLException {
    String sql =
        "copy " + table + " (" + String.join(", ", columns) + ") from stdin with (format binary)";
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    return new BinaryCopy(copy, columns.size());
  }

  public void row() throws SQLException {
    if (length >= FLUSH_AT) {
      flush();
    }
    putShort(columns);
  }

  /**
   * Begins a row that may be sent before others of about 16,000: those with smaller numbers go
   * first. An index whose keys begin with the number then takes neighbours one after another.
   *
   * @param number 0 to 2^49 - 1
   */
  public void row(long number) throws SQLException {
    if (window == null) {
      window = new RowWindow();
    }
    if (window.isEmpty() || window.isFull(length)) {
      flush();
    }
    window.add(number, length);
    putShort(columns);
  }

  public void nul() {
    putInt(-1);
  }

  public void int2(int value) {
    putInt(2);
    putShort(value);
  }

  public void int4(int value) {
    putInt(4);
    putInt(value);
  }

  public void int8(long value) {
    putInt(8);
    putLong(value);
  }

  public void bool(boolean value) {
    putInt(1);
    ensure(1);
    buffer[length++] = (byte) (value ? 1 : 0);
  }

  public void uuid(long high, long low) {
    putInt(16);
    putLong(high);
    putLong(low);
  }

  /** A timestamptz. */
  public void instant(long microsSince1970) {
    int8(microsSince1970 - MICROS_FROM_1970_TO_2000);
  }

  public void date(int daysSince1970) {
    int4(daysSince1970 - DAYS_FROM_1970_TO_2000);
  }

  public void text(@Nullable String value) {
    if (value == null) {
      nul();
    } else {
      bytes(value.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A bytea, or a text already in UTF-8. */
  public void bytes(byte[] value) {
    bytes(value, 0, value.length);
  }

  /** A part of an array, as {@link #bytes(byte[])} writes the whole. */
  public void bytes(byte[] value, int from, int count) {
    putInt(count);
    ensure(count);
    System.arraycopy(value, from, buffer, length, count);
    length += count;
  }

  public void texts(List<String> values) {
    int size =
        20 + values.stream().mapToInt(v -> 4 + v.getBytes(StandardCharsets.UTF_8).length).sum();
    putInt(size);
    putInt(1); // dimensions
    putInt(0); // no nulls
    putInt(25); // the element's type: text
    putInt(values.size());
    putInt(1); // lower bound
    for (String value : values) {
      text(value);
    }
  }

  /**
   * A numeric of value {@code unscaled / 10^scale}, shown with {@code scale} places.
   *
   * @param scale 0 to 8
   */
  public void numeric(long unscaled, int scale) {
    digits.set(unscaled, scale);
    putInt(8 + 2 * digits.count());
    putShort(digits.count());
    putShort(digits.weight());
    putShort(unscaled < 0 ? 0x4000 : 0);
    putShort(scale);
    for (int i = 0; i < digits.count(); i++) {
      putShort(digits.at(i));
    }
  }

  /** The same for a value of any size. */
  public void numeric(BigInteger unscaled, int scale) {
    int places = Math.floorMod(-scale, DIGIT_PLACES);
    BigInteger rest = unscaled.abs().multiply(BigInteger.TEN.pow(places));
    var values = new ArrayDeque<Integer>();
    while (rest.signum() > 0) {
      BigInteger[] parts = rest.divideAndRemainder(DIGIT_BASE);
      values.addFirst(parts[1].intValue());
      rest = parts[0];
    }
    putInt(8 + 2 * values.size());
    putShort(values.size());
    putShort(values.isEmpty() ? 0 : values.size() - 1 - (scale + places) / DIGIT_PLACES);
    putShort(unscaled.signum() < 0 ? 0x4000 : 0);
    putShort(scale);
    values.forEach(this::putShort);
  }

  /** Ends the copy. Returns the number of rows that the server took. */
  public long finish() throws SQLException {
    flush();
    putShort(-1);
    flush();
    finished = true;
    return copy.endCopy();
  }

  /** Gives the copy up, unless it is finished. */
  @Override
  public void close() throws SQLException {
    if (!finished && copy.isActive()) {
      copy.cancelCopy();
    }
  }

  private void flush() throws SQLException {
    if (window == null || window.isEmpty()) {
      copy.writeToCopy(buffer, 0, length);
    } else {
      window.send(buffer, length, copy);
    }
    length = 0;
  }

  private void putShort(int value) {
    ensure(Short.BYTES);
    SHORT.set(buffer, length, (short) value);
    length += Short.BYTES;
  }

  private void putInt(int value) {
    ensure(Integer.BYTES);
    INT.set(buffer, length, value);
    length += Integer.BYTES;
  }

  private void putLong(long value) {
    ensure(Long.BYTES);
    LONG.set(buffer, length, value);
    length += Long.BYTES;
  }

  private void ensure(int bytes) {
    if (length + bytes > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + bytes));
    }
  }
}
