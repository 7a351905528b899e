package io.haat.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.haat.warehouse.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WarehouseTest {
  @Test
  void migrating_again_changes_nothing() throws Exception {
    var warehouse = new Warehouse(TestPostgres.emptyDatabase());
    warehouse.migrate();
    String before = history(warehouse);

    warehouse.migrate();

    assertThat(history(warehouse)).isEqualTo(before).contains("star schema");
  }

  @Test
  void two_processes_may_migrate_at_once() {
    var warehouse = new Warehouse(TestPostgres.emptyDatabase());
    var first = CompletableFuture.runAsync(warehouse::migrate);
    var second = CompletableFuture.runAsync(warehouse::migrate);

    assertThatCode(() -> CompletableFuture.allOf(first, second).join()).doesNotThrowAnyException();
    assertThatCode(() -> history(warehouse)).doesNotThrowAnyException();
  }

  @Test
  void its_connections_count_time_in_utc_see_its_tables_and_compile_no_plans() throws Exception {
    Warehouse warehouse = TestWarehouse.create();
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select current_setting('TimeZone'), count(*), current_setting('jit') from dim_store")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("UTC");
      assertThat(row.getInt(2)).isZero();
      assertThat(row.getString(3)).isEqualTo("off");
    }
  }

  private static String history(Warehouse warehouse) throws Exception {
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select string_agg(concat_ws(' ', installed_rank, description, success), ', '
                                  order by installed_rank)
                from flyway_schema_history""")) {
      row.next();
      return row.getString(1);
    }
  }
}
