package io.haat.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.app.cli.CommandLineRun;
import io.haat.testing.recount.TopicRecount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProduceCommandTest {
  @TempDir private static Path folder;
  private static RunningHaat haat;

  @BeforeAll
  static void start() throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    for (String list : List.of("generated-stores.yaml", "generated-products.yaml")) {
      Files.copy(Path.of("..", "sources", list), sources.resolve(list));
    }
    haat = RunningHaat.start(folder, folder.resolve("data"), Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    haat.close();
  }

  @Test
  void whatever_goes_wrong_on_the_way_the_tables_are_what_the_topics_say() throws Exception {
    JsonNode report =
        haat.ask(
            "produce",
            "--rate",
            "1000",
            "--for",
            "12s",
            "--duplicates",
            "10%",
            "--conflicts",
            "3%",
            "--invalid",
            "5%",
            "--oversized",
            "0.05%",
            "--odd-refunds",
            "30%",
            "--late",
            "2%",
            "--out-of-order",
            "9m");

    assertThat(report.path("failed").asLong()).isZero();
    assertThat(report.path("acknowledged").asLong())
        .isEqualTo(report.path("sent").asLong())
        .isPositive();
    try (TopicRecount recount = Recounts.read(haat, folder.resolve("data"))) {
      Recounts.awaitEqual(recount);
      assertThat(recount.expected("expected_sale")).isGreaterThan(5_000);
      for (String table : List.of("refund", "stock", "customer", "reject")) {
        assertThat(recount.expected("expected_" + table)).as(table).isPositive();
      }
      assertThat(haat.value("select count(*) from late_event")).isNotEqualTo("0");
      haat.call("sql", "--write", "create table kept as select * from late_event");
      haat.call("sql", "--write", "delete from late_event");
      assertThat(recount.differences())
          .singleElement(InstanceOfAssertFactories.STRING)
          .startsWith("late_event: lists 0 of ");
      haat.call("sql", "--write", "insert into late_event select * from kept");
    }
  }

  @Test
  void shops_have_cities_products_names_and_a_currency() {
    haat.ask("produce", "--rate", "200", "--for", "1s", "--retailer", "acme", "--stores", "3");

    haat.await("select count(*) > 100 from v_sales where retailer = 'acme'", "true");
    assertThat(
            haat.value(
                """
                select count(*) from v_sales
                where retailer = 'acme' and (store_city is null or product_name is null or currency <> 'INR')"""))
        .isEqualTo("0");
    assertThat(
            haat.value(
                """
                select count(*) from dim_store join dim_retailer using (retailer_key)
                where retailer = 'acme'"""))
        .isEqualTo("3");
  }

  @Test
  void the_same_history_told_twice_counts_once() throws Exception {
    String[] history = {
      "produce",
      "--rate",
      "500",
      "--for",
      "2s",
      "--retailer",
      "twice",
      "--from",
      "2026-02-03T10:00:00Z",
      "--speed",
      "60"
    };
    long first = haat.ask(history).path("by_topic").path("retail-transactions").asLong();
    long second = haat.ask(history).path("by_topic").path("retail-transactions").asLong();

    try (TopicRecount recount = Recounts.read(haat, folder.resolve("data"))) {
      Recounts.awaitEqual(recount);
    }
    assertThat(
            haat.value(
                """
                select count(distinct (store_id, transaction_id)) from v_sales
                where retailer = 'twice'"""))
        .isEqualTo(Long.toString(Math.max(first, second)));
  }

  @Test
  void wrong_use_is_explained() {
    assertThat(haat.call("produce", "--rate", "0").err()).contains("--rate must be above 0");
    assertThat(haat.call("produce", "--for", "soon").err())
        .contains("--for: 'soon' is not a span of time such as 90s, 10m or 1h");
    assertThat(haat.call("produce", "--duplicates", "120%").err())
        .contains("'120%' is no share from 0% to 100%, such as 1%");
    assertThat(haat.call("produce", "--speed", "10").err()).contains("give --from, too");
    CommandLineRun nowhere =
        CommandLineRun.in(folder, 0, "produce", "--data", folder.resolve("none").toString());
    assertThat(nowhere.status()).isEqualTo(1);
    assertThat(nowhere.err()).contains("no Kafka runs here. Start it with haat up");
  }
}
