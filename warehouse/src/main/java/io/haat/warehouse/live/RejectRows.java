package io.haat.warehouse.live;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of a batch that are not taken: {@code rejected_record}. One that is read again after it
 * was corrected and sent again is none any more.
 */
final class RejectRows {
  /**
   * One record.
   *
   * @param text as far as it is text
   * @param bytes where it is not
   */
  private record Row(
      int unit, long offset, List<String> rules, String text, @Nullable ByteBuffer bytes) {}

  private static final Comparator<Row> BY_ORIGIN =
      Comparator.comparingInt(Row::unit).thenComparingLong(Row::offset);

  private final List<Row> rows = new ArrayList<>();

  void add(int unit, long offset, List<String> rules, ByteBuffer bytes) {
    String text = text(bytes);
    rows.add(
        text == null
            ? new Row(unit, offset, rules, readable(bytes), bytes)
            : new Row(unit, offset, rules, text, null));
  }

  void write(Connection connection) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    rows.sort(BY_ORIGIN);
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.ints(rows, Row::unit);
      arrays.longs(rows, Row::offset);
      arrays.texts(rows, row -> String.join(",", row.rules()));
      arrays.texts(rows, Row::text);
      arrays.bytes(rows, Row::bytes);
      statement.executeUpdate();
    }
  }

  /** Null if the bytes are no text that PostgreSQL stores. */
  private static @Nullable String text(ByteBuffer bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
      return text.indexOf(0) < 0 ? text : null;
    } catch (CharacterCodingException notText) {
      return null;
    }
  }

  private static String readable(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString().replace('\0', '\u2400');
  }

  private static final String INSERT =
      """
      insert into rejected_record (load_unit_key, raw_row, rules, raw, bytes)
      select unit, raw_row, string_to_array(rules, ','), raw, bytes
      from unnest(?::int4[], ?::int8[], ?::text[], ?::text[], ?::bytea[]) as r (unit, raw_row, rules, raw, bytes)
      where not exists (
        select from reject_sent_again s where s.load_unit_key = r.unit and s.raw_row = r.raw_row)
      on conflict do nothing""";
}
