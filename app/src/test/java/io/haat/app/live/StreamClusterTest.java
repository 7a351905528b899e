package io.haat.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.app.cli.CommandLineRun;
import io.haat.app.load.DebianPostgres;
import io.haat.testing.process.FlinkCluster;
import io.haat.testing.process.Until;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same job on a cluster of processes, with a Kafka and a PostgreSQL that are not Haat's. */
class StreamClusterTest {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final int SALES = 200;

  @TempDir private static Path folder;

  @BeforeAll
  static void need_a_postgresql() {
    assumeTrue(DebianPostgres.isInstalled());
  }

  @Test
  void nothing_is_lost_or_counted_twice_when_a_machine_dies_and_when_the_job_is_upgraded()
      throws Exception {
    try (DebianPostgres postgres = DebianPostgres.start();
        BrokerProcess kafka = BrokerProcess.start(Files.createDirectory(folder.resolve("broker")));
        FlinkCluster flink =
            FlinkCluster.start(Files.createDirectory(folder.resolve("flink")), 2)) {
      Commands haat = new Commands(settings(postgres, kafka, flink));
      assertThat(haat.call("doctor").out())
          .containsPattern("ok +Kafka +answers at " + kafka.bootstrap())
          .containsPattern("ok +Flink +Flink 2\\.[0-9.]+ at " + flink.address());
      assertThat(haat.call("stream", "submit").status()).isZero();
      assertThat(haat.call("stream", "submit").err()).contains("the job runs already on");

      haat.send(0);
      haat.awaitSales(SALES);

      flink.killTaskManager();
      haat.send(SALES);
      flink.addTaskManager();
      haat.awaitSales(2 * SALES);

      JsonNode status = haat.ask("status");
      assertThat(status.path("job").path("state").asText()).isEqualTo("RUNNING");
      String savepoint = haat.ask("stream", "stop").path("savepoint").asText();
      assertThat(savepoint).startsWith("file:" + folder.resolve("state/savepoints"));
      haat.send(2 * SALES);
      CommandLineRun submit = haat.call("stream", "submit", "--from-savepoint", savepoint);
      assertThat(submit.err()).doesNotContain("haat:");
      haat.awaitSales(3 * SALES);

      haat.assertWindowsEqualFacts();
    }
  }

  private static Map<String, String> settings(
      DebianPostgres postgres, BrokerProcess kafka, FlinkCluster flink) {
    return Map.of(
        "HAAT_DATABASE_URL",
        postgres.url(),
        "HAAT_DATABASE_USER",
        "haat",
        "HAAT_DATABASE_PASSWORD",
        DebianPostgres.PASSWORD,
        "HAAT_KAFKA_BOOTSTRAP",
        kafka.bootstrap(),
        "HAAT_FLINK",
        flink.address(),
        "HAAT_FLINK_CHECKPOINTS",
        folder.resolve("state").toUri().toString().replaceFirst("/$", ""),
        "HAAT_FLINK_CHECKPOINT_INTERVAL",
        "1s",
        "HAAT_EVENTS_CURRENCY",
        "EUR");
  }

  /** Commands that use what is theirs. */
  private record Commands(Map<String, String> settings) {
    CommandLineRun call(String... arguments) {
      List<String> all = new ArrayList<>(List.of(arguments));
      all.addAll(List.of("--data", folder.resolve("data").toString()));
      return CommandLineRun.in(folder, 0, settings, all.toArray(String[]::new));
    }

    JsonNode ask(String... arguments) throws IOException {
      List<String> all = new ArrayList<>(List.of(arguments));
      all.add("--json");
      CommandLineRun run = call(all.toArray(String[]::new));
      assertThat(run.out()).as(run.err()).isNotEmpty();
      return RunningHaat.JSON.readTree(run.out());
    }

    void send(int first) throws IOException {
      StringBuilder lines = new StringBuilder();
      for (int i = first; i < first + SALES; i++) {
        lines.append(
            """
            {"transaction_id":"T%d","retailer_id":"acme","store_id":"S%d","event_time":"2026-01-05T10:%02d:00Z","items":[{"product_id":"P1","quantity":2,"unit_price":0.%02d}],"final_amount":%s}
            """
                .formatted(i, i % 7, i % 10, i % 100, BigDecimal.valueOf(2L * (i % 100), 2)));
      }
      Path file = Files.writeString(folder.resolve("sales.ndjson"), lines);
      assertThat(call("events", "send", file.toString()).status()).isZero();
    }

    void awaitSales(int count) {
      Until.holds(LIMIT, () -> value("select count(*) from fact_sales").equals("" + count));
    }

    void assertWindowsEqualFacts() throws IOException {
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 0; i < 3 * SALES; i++) {
        sum = sum.add(BigDecimal.valueOf(2L * (i % 100), 2));
      }
      assertThat(new BigDecimal(value("select sum(total_amount) from fact_sales")))
          .isEqualByComparingTo(sum);
      assertThat(new BigDecimal(value("select sum(total_revenue) from transactions_summary")))
          .isEqualByComparingTo(sum);
      assertThat(value("select sum(total_transactions) from transactions_summary"))
          .isEqualTo("" + 3 * SALES);
    }

    private String value(String sql) throws IOException {
      return ask("sql", sql).path("rows").path(0).path(0).asText();
    }
  }
}
