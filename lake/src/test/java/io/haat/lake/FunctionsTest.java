package io.haat.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsTest {
  @TempDir private Path temporary;
  private DuckDb database;

  @BeforeEach
  void open() throws SQLException {
    database = DuckDb.open(new DuckDbLimits(128, 1, temporary));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5             | 5.000000
          -0.5          | -0.500000
          .5            | 0.500000
          1_000         |
          1e3           |
          0x1F          |
          1,5           |
          1000000000000 |
          """)
  void a_plain_number_is_read_exactly_or_not_at_all(String text, @Nullable String number)
      throws SQLException {
    assertThat(value("number(?)", text)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.234,56    | 1.234,56         | 1234.560000
          1.234,56    | 1.234.567,8      | 1234567.800000
          1.234,56    | 1234567,8        | 1234567.800000
          1.234,56    | € -1.234,5       | -1234.500000
          1.234,56    | Rs. 5            | 5.000000
          1.234,56    | 12.34            |
          1.234,56    | 1.23,4.5         |
          1.234,56    | 1.234.56         |
          1.234,56    | 1234.567,8       |
          1.234,56    | 0.123            |
          1.234,56    | .123             |
          1.234,56    | 1.234,567.8      |
          1,234.56    | 1,234.56         | 1234.560000
          1,234.56    | 1,23,456.78      |
          1 234,56    | 1 234 567,8      | 1234567.800000
          1 234,56    | 12.34            |
          1,23,456.78 | ₹ 12,34,56,789.1 | 123456789.100000
          1,23,456.78 | 12,345           | 12345.000000
          1,23,456.78 | 123456           | 123456.000000
          1,23,456.78 | 123,456.78       |
          1234,56     | 1234,5           | 1234.500000
          1234,56     | 1.234            |
          1.2         | 12.3             |
          """)
  void signs_between_groups_stand_where_the_style_has_them(
      String style, String text, @Nullable String number) throws SQLException {
    assertThat(value("number(?, '" + style + "')", text)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-01-01                   | 2024-01-01 00:00:00
          2024-01-01 20:00             | 2024-01-01 20:00:00
          2024-01-01T20:00:00.5        | 2024-01-01 20:00:00.5
          2024/1/2 3:04:05             | 2024-01-02 03:04:05
          """)
  void a_time_without_an_offset_is_local(String text, String local) throws SQLException {
    assertThat(value("instant(?).local", text)).isEqualTo(local);
    assertThat(value("instant(?).utc", text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-01-01T20:00:00Z         | 2024-01-01 20:00:00
          2024-01-01T20:00:00+05:30    | 2024-01-01 14:30:00
          2024-01-01 20:00-05          | 2024-01-02 01:00:00
          2024-01-01 20:00:00 UTC      | 2024-01-01 20:00:00
          2024-01-01 20:00:00 gmt      | 2024-01-01 20:00:00
          '2024-01-01T20:00:00Z '      | 2024-01-01 20:00:00
          """)
  void a_time_with_an_offset_is_a_moment(String text, String utc) throws SQLException {
    assertThat(value("instant(?).utc", text)).isEqualTo(utc);
    assertThat(value("instant(?).local", text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-01 20:00:00 EST",
        "2024-01-01 20:00:00 NZ",
        "2024-01-01 20:00:00 Europe/Paris",
        "2024-01-01 08:00:00 PM",
        "2024-01-01 20:00:00 BC",
        "2024-01-01 20:00:00 x",
        "2024-01-01 20:00:00 UTC+05:00",
        "2024-01-01T20:00:00+05:30:10",
        "31/02/2024",
        "epoch",
        "infinity"
      })
  void what_is_no_iso_time_is_none(String text) throws SQLException {
    assertThat(value("instant(?)", text)).isNull();
  }

  private @Nullable String value(String expression, String text) throws SQLException {
    String query =
        "select (" + expression.replace("?", "text") + ")::varchar from (select ? as text)";
    try (var statement = database.connection().prepareStatement(query)) {
      statement.setString(1, text);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
