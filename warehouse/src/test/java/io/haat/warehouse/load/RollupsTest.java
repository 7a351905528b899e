package io.haat.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.warehouse.BinaryCopy;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollupsTest {
  private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
  private static final String DAYS = "select * from sales_daily order by day, currency";
  private static final String CITIES = "select * from city_product_sales order by product_id";

  private LoadTables tables;
  private Rollups rollups;

  @BeforeEach
  void open() throws SQLException {
    tables = new LoadTables();
    rollups = new Rollups(tables.connection());
  }

  @AfterEach
  void close() throws SQLException {
    tables.close();
  }

  @Test
  void what_a_unit_adds_is_added_to_its_days() throws SQLException {
    try (BinaryCopy copy = rollups.salesOfNewDays()) {
      sales(copy, MONDAY, "INR", 2, 1_000);
      copy.finish();
    }
    addRefunds(MONDAY, "INR", 2);
    addToDays(MONDAY, "INR", 3, 555);
    addToDays(MONDAY, "USD", 1, 100);
    addToDays(MONDAY.plusDays(1), "INR", 1, 7);

    assertThat(tables.rows(DAYS))
        .containsExactly(
            "2024-01-01 10 20 INR 5 5 2 7.500 0.5000 1555.0000 10 12.500 2.5000",
            "2024-01-01 10 20 USD 1 1 1 1.500 0.1000 100.0000 2 2.500 0.5000",
            "2024-01-02 10 20 INR 1 1 1 1.500 0.1000 7.0000 2 2.500 0.5000");
  }

  @Test
  void two_units_of_one_transaction_do_not_count_each_other() throws SQLException {
    addToDays(MONDAY, "INR", 1, 100);
    addToDays(MONDAY, "INR", 1, 100);
    addToCities("P1", 200, 1);
    addToCities("P1", 100, 2);

    assertThat(tables.rows("select lines, sales_amount from sales_daily"))
        .containsExactly("2 200.0000");
    assertThat(tables.rows(CITIES)).containsExactly("shop Pune P1 INR 300.0000 100.0000 3");
  }

  @Test
  void a_transaction_that_is_rolled_back_adds_nothing() throws SQLException {
    addToDays(MONDAY, "INR", 1, 100);
    addToCities("P1", 200, 1);
    tables.connection().commit();
    addToDays(MONDAY, "INR", 1, 100);
    addToCities("P1", 200, 1);
    tables.connection().rollback();

    assertThat(tables.rows("select lines from sales_daily")).containsExactly("1");
    assertThat(tables.rows(CITIES)).containsExactly("shop Pune P1 INR 200.0000 200.0000 1");
  }

  @Test
  void the_last_day_is_asked_of_the_given_stores_and_days_only() throws SQLException {
    addToDays(MONDAY, "INR", 1, 100);
    addToDays(MONDAY.plusDays(5), "INR", 1, 100);

    assertThat(rollups.lastDay(MONDAY, List.of(10, 11))).contains(MONDAY.plusDays(5));
    assertThat(rollups.lastDay(MONDAY.plusDays(6), List.of(10))).isEmpty();
    assertThat(rollups.lastDay(MONDAY, List.of(11))).isEmpty();
    assertThat(rollups.lastDay(MONDAY, List.of())).isEmpty();
  }

  private void addToDays(LocalDate day, String currency, int lines, int sales) throws SQLException {
    try (BinaryCopy copy = rollups.salesToAdd()) {
      sales(copy, day, currency, lines, sales);
      copy.finish();
    }
    rollups.addToDays();
    addRefunds(day, currency, lines);
  }

  private void addRefunds(LocalDate day, String currency, int lines) throws SQLException {
    try (BinaryCopy copy = rollups.refundsToAdd()) {
      key(copy, day, currency);
      copy.int4(lines * 2);
      copy.numeric(lines * 2_500L, 3);
      copy.numeric(lines * 5_000L, 4);
      copy.finish();
    }
    rollups.addToDays();
  }

  private static void sales(BinaryCopy copy, LocalDate day, String currency, int lines, int sales)
      throws SQLException {
    key(copy, day, currency);
    copy.int4(lines);
    copy.int4(lines);
    copy.int4(1);
    copy.numeric(lines * 1_500L, 3);
    copy.numeric(lines * 1_000L, 4);
    copy.numeric(sales, 0);
  }

  private static void key(BinaryCopy copy, LocalDate day, String currency) throws SQLException {
    copy.row();
    copy.date((int) day.toEpochDay());
    copy.int4(10);
    copy.int4(20);
    copy.text(currency);
  }

  private void addToCities(String product, int sales, int lines) throws SQLException {
    try (BinaryCopy copy = rollups.citiesToAddTo()) {
      copy.row();
      copy.text("shop");
      copy.text("Pune");
      copy.text(product);
      copy.text("INR");
      copy.numeric(sales, 0);
      copy.int8(lines);
      copy.finish();
    }
    rollups.addToCities();
  }
}
