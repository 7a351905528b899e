package io.haat.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.warehouse.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DimDateTest {
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = TestWarehouse.create().connect();
  }

  @AfterAll
  static void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void every_day_agrees_with_the_iso_calendar() throws SQLException {
    LocalDate expected = LocalDate.of(1990, 1, 1);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from dim_date order by day")) {
      while (row.next()) {
        assertThat(row.getObject("day", LocalDate.class)).isEqualTo(expected);
        assertThat(row.getInt("year")).isEqualTo(expected.getYear());
        assertThat(row.getInt("quarter")).isEqualTo(expected.get(IsoFields.QUARTER_OF_YEAR));
        assertThat(row.getInt("month")).isEqualTo(expected.getMonthValue());
        assertThat(row.getInt("day_of_month")).isEqualTo(expected.getDayOfMonth());
        assertThat(row.getInt("iso_year")).isEqualTo(expected.get(IsoFields.WEEK_BASED_YEAR));
        assertThat(row.getInt("iso_week"))
            .isEqualTo(expected.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        assertThat(row.getInt("iso_weekday")).isEqualTo(expected.getDayOfWeek().getValue());
        assertThat(row.getBoolean("is_weekend"))
            .isEqualTo(expected.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0);
        expected = expected.plusDays(1);
      }
    }
    assertThat(expected).isEqualTo(LocalDate.of(2051, 1, 1));
  }

  /** Starts of fiscal years as the National Retail Federation has published them. */
  @ParameterizedTest
  @CsvSource({
    "2006, 2006-01-29, 53",
    "2012, 2012-01-29, 53",
    "2013, 2013-02-03, 52",
    "2017, 2017-01-29, 53",
    "2018, 2018-02-04, 52",
    "2019, 2019-02-03, 52",
    "2020, 2020-02-02, 52",
    "2021, 2021-01-31, 52",
    "2022, 2022-01-30, 52",
    "2023, 2023-01-29, 53",
    "2024, 2024-02-04, 52",
    "2025, 2025-02-02, 52"
  })
  void the_retail_year_begins_as_published(int year, LocalDate start, int weeks)
      throws SQLException {
    assertThat(
            text(
                "select min(day) || ' ' || count(*) || ' ' || max(retail_week) from dim_date"
                    + " where retail_year = "
                    + year))
        .isEqualTo(start + " " + weeks * 7 + " " + weeks);
  }

  @ParameterizedTest
  @CsvSource({
    // Each quarter of 2024: 4, 5 and 4 weeks.
    "2024-02-04, 1, 1, 1",
    "2024-03-02, 4, 1, 1",
    "2024-03-03, 5, 2, 1",
    "2024-04-06, 9, 2, 1",
    "2024-04-07, 10, 3, 1",
    "2024-05-04, 13, 3, 1",
    "2024-05-05, 14, 4, 2",
    "2025-02-01, 52, 12, 4",
    // The 53rd week of 2023.
    "2024-01-27, 52, 12, 4",
    "2024-01-28, 53, 12, 4",
    "2024-02-03, 53, 12, 4"
  })
  void retail_weeks_months_and_quarters_turn_where_the_calendar_says(
      LocalDate day, int week, int month, int quarter) throws SQLException {
    assertThat(
            text(
                "select concat_ws(' ', retail_week, retail_month, retail_quarter) from dim_date"
                    + " where day = '%s'".formatted(day)))
        .isEqualTo(week + " " + month + " " + quarter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Apia", "America/Sao_Paulo", "UTC"})
  void the_days_do_not_depend_on_the_zone_of_who_migrates(String zone) throws SQLException {
    TimeZone usual = TimeZone.getDefault();
    try {
      // The driver opens its sessions in the JVM's zone. Apia had no 30 December 2011.
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      var warehouse = new Warehouse(TestPostgres.emptyDatabase());
      warehouse.migrate();
      try (Connection other = warehouse.connect();
          Statement statement = other.createStatement();
          ResultSet row =
              statement.executeQuery("select count(*), min(day), max(day) from dim_date")) {
        row.next();
        LocalDate first = LocalDate.of(1990, 1, 1);
        LocalDate end = LocalDate.of(2051, 1, 1);
        assertThat(row.getLong(1)).isEqualTo(ChronoUnit.DAYS.between(first, end));
        assertThat(row.getObject(2, LocalDate.class)).isEqualTo(first);
        assertThat(row.getObject(3, LocalDate.class)).isEqualTo(end.minusDays(1));
      }
    } finally {
      TimeZone.setDefault(usual);
    }
  }

  private static String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
