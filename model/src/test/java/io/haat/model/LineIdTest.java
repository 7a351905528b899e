package io.haat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;

class LineIdTest {
  private static final int LINES = 20_000;
  private static final List<String> HEADS =
      List.of("", "C", "INV-", "साड़ी", "🧺", "१२३", "a\n", "0x", "1.", "12-", "\u001f", " ", "É");
  private static final List<String> TAILS = List.of("", "", "", "X", "\n", " ", "٣", "🧺");

  private record Line(LineKind kind, String transactionId, String lineKey) {}

  private final Random random = new Random(7);

  @Test
  void sql_and_java_give_the_same_identity() throws SQLException {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      LineKind kind = random.nextBoolean() ? LineKind.SALE : LineKind.REFUND;
      lines.add(new Line(kind, transaction(), transaction()));
    }

    List<UUID> java =
        lines.stream().map(l -> LineId.of(l.kind(), l.transactionId(), l.lineKey())).toList();

    List<UUID> sql = inDuckDb(lines);
    assertThat(sql).hasSize(LINES);
    for (int i = 0; i < LINES; i++) {
      assertThat(sql.get(i)).as("%s", lines.get(i)).isEqualTo(java.get(i));
    }
    assertThat(java).anyMatch(id -> id.getMostSignificantBits() >>> 16 == 99_999_999_999_999L);
  }

  @Test
  void the_number_leads_and_the_sign_bits_stay_zero() {
    UUID id = LineId.of(LineKind.SALE, "INV-000536365", "1");

    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(536_365);
    for (int i = 0; i < 1_000; i++) {
      UUID any = LineId.of(LineKind.SALE, transaction(), "1");
      assertThat(any.getMostSignificantBits()).isNotNegative();
      assertThat(any.getLeastSignificantBits()).isNotNegative();
    }
  }

  @Test
  void kind_transaction_and_line_key_each_tell_lines_apart() {
    var ids = new HashSet<UUID>();
    for (LineKind kind : LineKind.values()) {
      for (String transaction : List.of("1", "01", "A1", "")) {
        for (String key : List.of("", "1", "2", "A1")) {
          ids.add(LineId.of(kind, transaction, key));
        }
      }
    }
    assertThat(ids).hasSize(2 * 4 * 4);
  }

  private String transaction() {
    var text = new StringBuilder(HEADS.get(random.nextInt(HEADS.size())));
    int digits = random.nextInt(21);
    boolean nines = random.nextInt(10) == 0;
    for (int i = 0; i < digits; i++) {
      text.append(nines ? 9 : random.nextInt(10));
    }
    return text.append(TAILS.get(random.nextInt(TAILS.size()))).toString();
  }

  private static List<UUID> inDuckDb(List<Line> lines) throws SQLException {
    var ids = new ArrayList<UUID>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table line (
            row integer, kind varchar, transaction_id varchar, line_key varchar)""");
      try (DuckDBAppender rows =
          connection.unwrap(DuckDBConnection.class).createAppender("main", "line")) {
        for (int i = 0; i < lines.size(); i++) {
          Line line = lines.get(i);
          rows.beginRow();
          rows.append(i);
          rows.append(line.kind().word());
          rows.append(line.transactionId());
          rows.append(line.lineKey());
          rows.endRow();
        }
      }
      try (ResultSet row =
          statement.executeQuery(
              "select cast(" + LineId.SQL + " as varchar) from line order by row")) {
        while (row.next()) {
          BigInteger number = new BigInteger(row.getString(1));
          ids.add(new UUID(number.shiftRight(64).longValue(), number.longValue()));
        }
      }
    }
    return ids;
  }
}
