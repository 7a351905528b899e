package io.haat.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.server.RunningServer;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RetailersTest {
  private static RunningServer server;

  @BeforeAll
  static void open() throws SQLException {
    server = new RunningServer();
    server.execute(
        """
        insert into dim_retailer (retailer) values ('bazaar'), ('harbour'), ('without-stores');
        insert into dim_store (retailer_key, store_id, business_zone)
        values (1, 'S1', 'Europe/London'), (1, 'S2', 'Asia/Kolkata'), (1, 'S3', 'Asia/Kolkata'), (2, 'S1', 'Europe/London');
        insert into sales_hourly (hour, store_key, currency, lines, refund_lines)
        values ('2025-01-05 23:00', 1, 'INR', 1, 0), ('2025-02-01 10:00', 1, 'INR', 3, 0), ('2025-03-01 09:00', 2, 'INR', 0, 1),
               ('2024-01-01 10:00', 3, 'INR', 0, 0), ('2026-01-01 10:00', 3, 'INR', 0, 0)""");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void the_days_of_a_retailer_are_those_of_its_first_and_last_sales() {
    var retailers = new ArrayList<String>();
    for (JsonNode item : server.json("retailers").get("items")) {
      retailers.add(item.toString());
    }
    assertThat(retailers)
        .containsExactly(
            """
            {"retailer":"bazaar","stores":3,"timezone":"Asia/Kolkata","first_day":"2025-01-05","last_day":"2025-03-01"}""",
            """
            {"retailer":"harbour","stores":1,"timezone":"Europe/London","first_day":null,"last_day":null}""");
  }
}
