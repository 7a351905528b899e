package io.haat.app.command.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.warehouse.Warehouse;
import io.haat.warehouse.testing.TestPostgres;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MissingDaysTest {
  private static final LocalDate UPTO = LocalDate.of(2025, 3, 9);

  @Test
  void days_on_end_without_sales_are_found_from_the_first_sale_on() throws SQLException {
    var database = TestPostgres.migratedDatabase(source -> new Warehouse(source).migrate());
    try (var connection = new Warehouse(database).connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into dim_retailer (retailer) values ('shops'), ('others');
          insert into dim_store (retailer_key, store_id, business_zone)
          values (1, 'A', 'Asia/Kolkata'), (1, 'B', 'Asia/Kolkata'), (2, 'A', 'UTC');
          insert into sales_hourly (store_key, hour, currency)
          values (1, '2025-03-01 09:00', 'INR'), (2, '2025-03-02 23:00', 'INR'), (3, '2025-03-03 10:00', 'INR'),
                 (1, '2025-03-05 00:00', 'INR'), (1, '2025-03-10 11:00', 'INR')""");

      assertThat(MissingDays.find(connection, "shops", UPTO))
          .containsExactly(
              new MissingDays(LocalDate.of(2025, 3, 3), LocalDate.of(2025, 3, 4)),
              new MissingDays(LocalDate.of(2025, 3, 6), UPTO));
      assertThat(MissingDays.find(connection, "nobody", UPTO)).isEmpty();
    }
  }

  @Test
  void they_get_lines_as_their_part_of_the_history() {
    var week = new MissingDays(UPTO.minusDays(6), UPTO);

    assertThat(week.rows(730_000, UPTO.minusDays(729), UPTO)).isEqualTo(7_000);
    assertThat(week.rows(100, UPTO.minusDays(729), UPTO)).isEqualTo(100);
  }
}
