package io.haat.batch.unit;

import io.haat.batch.frame.FramedReject;
import io.haat.batch.frame.FramedRejects;
import io.haat.batch.frame.RecordTexts;
import io.haat.batch.transform.JudgedUnit;
import io.haat.batch.transform.UnitInput;
import io.haat.warehouse.BinaryCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes a unit's rejected records, each with its raw text and every rule that it broke, to the
 * warehouse and to the table {@code rejected} of the unit's DuckDB.
 */
public final class RejectedRows implements AutoCloseable {
  private static final List<String> COLUMNS =
      List.of("load_unit_key", "raw_row", "rules", "raw", "bytes");

  private final JudgedUnit unit;
  private final int loadUnitKey;
  private final @Nullable BinaryCopy copy;
  private final DuckDBAppender appender;
  private final Map<String, Long> byRule = new TreeMap<>();

  private RejectedRows(
      JudgedUnit unit, int loadUnitKey, @Nullable BinaryCopy copy, DuckDBAppender appender) {
    this.unit = unit;
    this.loadUnitKey = loadUnitKey;
    this.copy = copy;
    this.appender = appender;
  }

  /** Replaces what an earlier attempt left. Returns how many records broke each rule. */
  public static Map<String, Long> write(JudgedUnit unit, int loadUnitKey, Connection warehouse)
      throws SQLException, IOException {
    try (PreparedStatement delete =
        warehouse.prepareStatement("delete from rejected_record where load_unit_key = ?")) {
      delete.setInt(1, loadUnitKey);
      delete.executeUpdate();
    }
    BinaryCopy copy = BinaryCopy.into(warehouse, "rejected_record", COLUMNS);
    try (var rows = new RejectedRows(unit, loadUnitKey, copy, appender(unit))) {
      rows.writeAll();
      copy.finish();
      return rows.byRule;
    }
  }

  /** Writes to the table {@code rejected} alone. */
  public static void collect(JudgedUnit unit) throws SQLException, IOException {
    try (var rows = new RejectedRows(unit, 0, null, appender(unit))) {
      rows.writeAll();
    }
  }

  private static DuckDBAppender appender(JudgedUnit unit) throws SQLException {
    unit.database()
        .execute(
            "create or replace table rejected (raw_row bigint, rules varchar, raw varchar, bytes blob)");
    DuckDBConnection duckDb = unit.database().connection().unwrap(DuckDBConnection.class);
    return duckDb.createAppender("rejected");
  }

  private void writeAll() throws SQLException, IOException {
    notFramed();
    notGood();
  }

  private void notFramed() throws SQLException, IOException {
    if (unit.input() instanceof UnitInput.Framed framed) {
      try (FramedRejects rejects = FramedRejects.open(framed.unit().rejects())) {
        for (FramedReject r = rejects.next(); r != null; r = rejects.next()) {
          String text = new String(r.bytes(), StandardCharsets.UTF_8);
          boolean isText = text.indexOf(0) < 0 && !r.rules().contains("invalid_encoding");
          write(r.row(), r.rules(), text.replace('\0', '\u2400'), isText ? null : r.bytes());
        }
      }
    }
  }

  private void notGood() throws SQLException, IOException {
    if (unit.input() instanceof UnitInput.Framed framed) {
      try (RecordTexts texts = framed.unit().offsets().open(framed.unit().records())) {
        forEachBroken(
            "null", (row, broken, ignored) -> write(row, broken, texts.text(row).orElse("")));
      }
    } else if (unit.input() instanceof UnitInput.Parquet parquet) {
      forEachBroken(parquet.rawText(), this::write);
    }
  }

  private interface Broken {
    void accept(long row, long broken, String text) throws SQLException, IOException;
  }

  private void forEachBroken(String rawText, Broken action) throws SQLException, IOException {
    String query =
        "select _row, broken, %s from line where broken > 0 order by _row".formatted(rawText);
    try (var statement = unit.database().connection().createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        action.accept(row.getLong(1), row.getLong(2), row.getString(3));
      }
    }
  }

  private void write(long row, long broken, String text) throws SQLException {
    write(row, unit.rules(broken), text, null);
  }

  private void write(long row, List<String> rules, String text, byte @Nullable [] bytes)
      throws SQLException {
    rules.forEach(rule -> byRule.merge(rule, 1L, Long::sum));
    if (copy != null) {
      copy.row();
      copy.int4(loadUnitKey);
      copy.int8(row);
      copy.texts(rules);
      copy.text(text);
      if (bytes == null) {
        copy.nul();
      } else {
        copy.bytes(bytes);
      }
    }
    appender.beginRow().append(row).append(String.join(",", rules)).append(text);
    if (bytes == null) {
      appender.appendNull();
    } else {
      appender.append(bytes);
    }
    appender.endRow();
  }

  @Override
  public void close() throws SQLException {
    appender.close();
    if (copy != null) {
      copy.close();
    }
  }
}
