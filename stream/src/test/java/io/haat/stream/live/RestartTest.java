package io.haat.stream.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.EventType;
import io.haat.model.event.SaleEvent;
import io.haat.stream.testing.Await;
import io.haat.stream.testing.Recount;
import io.haat.stream.testing.Shop;
import io.haat.stream.testing.TestStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartTest {
  private final Shop shop = Shop.open();
  private final Instant now = Instant.now();
  private final List<SaleEvent> sent = new ArrayList<>();

  @Test
  void after_a_crash_the_job_goes_on_from_its_last_checkpoint_and_counts_nothing_twice() {
    try (TestStream stream = TestStream.prepare().start()) {
      sendSales(stream, 400);
      awaitTables(stream);
      stream.flink().checkpoint();
      sendSales(stream, 300);
      awaitTables(stream);
      stream.flink().abandon();
      sendSales(stream, 200);

      stream.start();
      sendSales(stream, 100);
      awaitTables(stream);
      assertThat(stream.flink().restoredFrom()).isPresent();
      assertThat(stream.tables().one("select count(*) from late_event")).isEqualTo("0");
      stream.send(sent.get(0), 0);
      stream.send(sent.get(650), 0);
      sendSales(stream, 1);
      awaitTables(stream);
    }
  }

  @Test
  void without_any_checkpoint_it_begins_with_the_topics_and_counts_nothing_twice()
      throws IOException {
    try (TestStream stream = TestStream.prepare().start()) {
      sendSales(stream, 300);
      awaitTables(stream);
      stream.flink().abandon();
      forget(stream.flinkFolder().resolve("checkpoints"));

      stream.start();
      sendSales(stream, 100);
      awaitTables(stream);
      assertThat(stream.flink().restoredFrom()).isEmpty();
    }
  }

  @Test
  void a_clean_stop_leaves_a_savepoint_that_more_tasks_can_go_on_from() {
    try (TestStream stream = TestStream.prepare().start()) {
      sendSales(stream, 300);
      awaitTables(stream);
      stream.flink().close();

      stream.change(settings -> settings.withParallelism(3));
      stream.start();
      assertThat(stream.flink().restoredFrom())
          .hasValueSatisfying(point -> assertThat(point.toString()).contains("/savepoints/"));
      sendSales(stream, 200);
      stream.send(sent.get(5));
      stream.send(shop.sale("T5", sent.get(5).storeId(), null, now, Shop.item("P1", 99, 100)));
      awaitTables(stream);
      stream
          .tables()
          .await("1", "select count(*) from rejected_record where 'duplicate' = any (rules)");
      stream.awaitWatermark(EventType.SALE, now.minusSeconds(1));
    }
  }

  @Test
  void minutes_that_were_closed_before_a_stop_stay_closed_after_it() {
    try (TestStream stream = TestStream.prepare().start()) {
      Instant longAgo = now.minusSeconds(3_600);
      SaleEvent old = shop.sale("old", "S", "ann", longAgo, Shop.item("tea", 1, 100));
      stream.send(old, 0);
      stream.tables().await("1", "select count(*) from transactions_summary where not corrected");
      for (int partition = 0; partition < 2; partition++) {
        SaleEvent sale = shop.sale("n" + partition, "S", null, now, Shop.item("tea", 1, 100));
        stream.send(sale, partition);
      }
      stream.awaitWatermark(EventType.SALE, now.minusSeconds(1));
      stream.flink().close();

      stream.start();
      stream.send(shop.sale("late", "S", "bob", longAgo, Shop.item("tea", 1, 100)), 0);
      stream
          .tables()
          .await(
              "2|2.0000|t",
              """
              select total_transactions, total_revenue, corrected from transactions_summary
              where window_start = ?""",
              Shop.minute(longAgo));
      assertThat(stream.tables().one("select event_id from late_event")).isEqualTo("late");
    }
  }

  @Test
  void connections_that_are_cut_while_it_writes_lose_nothing() {
    try (TestStream stream = TestStream.prepare().start()) {
      for (int cut = 0; cut < 4; cut++) {
        sendSales(stream, 500);
        Await.until("something is written since the last cut", () -> connectionsCut(stream) > 0);
      }
      sendSales(stream, 100);
      awaitTables(stream);
      assertThat(stream.flink().health().lastFailure()).isPresent();
    }
  }

  private static int connectionsCut(TestStream stream) {
    return stream
        .tables()
        .rows(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and application_name like 'haat stream writer%'
            and state <> 'idle'""")
        .size();
  }

  @Test
  void checkpoints_that_cannot_be_written_do_not_stop_the_stream_but_are_told_of()
      throws IOException {
    try (TestStream stream = TestStream.prepare().start()) {
      sendSales(stream, 50);
      awaitTables(stream);
      stream.flink().checkpoint();
      Path checkpoints = stream.flinkFolder().resolve("checkpoints");
      forget(checkpoints);
      Files.writeString(checkpoints, "no folder any more");
      Await.until("a failure is told of", () -> stream.flink().health().lastCheckpointFailed());

      sendSales(stream, 50);
      awaitTables(stream);
      assertThat(stream.flink().health().state()).isEqualTo("RUNNING");
      Files.delete(checkpoints);
      Await.until("it has recovered", () -> stream.flink().health().isGood());
    }
  }

  @Test
  void a_stream_that_began_without_checkpoints_keeps_them_as_soon_as_it_can() throws IOException {
    TestStream stream = TestStream.prepare();
    Path checkpoints = Files.createDirectories(stream.flinkFolder()).resolve("checkpoints");
    Files.writeString(checkpoints, "no folder");
    try (stream) {
      stream.start();
      sendSales(stream, 50);
      awaitTables(stream);

      Files.delete(checkpoints);
      Await.until("a checkpoint is kept", () -> hasCheckpoint(checkpoints));
      sendSales(stream, 50);
      awaitTables(stream);
      assertThat(stream.flink().health().state()).isEqualTo("RUNNING");
      assertThat(stream.flink().ended().toCompletableFuture()).isNotDone();
    }
  }

  private static boolean hasCheckpoint(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.endsWith("_metadata"));
    }
  }

  private void awaitTables(TestStream stream) {
    var recount = new Recount(sent);
    stream.tables().await(recount.lines(), Recount.FACTS, shop.retailer());
    stream.tables().await(recount.stores(), Recount.STORES, shop.retailer());
    stream.tables().await(recount.products(), Recount.PRODUCTS, shop.retailer());
    stream.tables().await(recount.lines(), Recount.DAYS, shop.retailer());
  }

  private void sendSales(TestStream stream, int count) {
    var random = new Random(sent.size());
    for (int i = 0; i < count; i++) {
      String store = "S" + random.nextInt(6);
      Instant time = now.minusMillis(random.nextInt(200_000));
      SaleEvent sale =
          shop.sale(
              "T" + sent.size(),
              store,
              "C" + random.nextInt(30),
              time,
              Shop.item("P" + random.nextInt(5), 1 + random.nextInt(3), 100));
      sent.add(sale);
      stream.send(sale);
    }
    stream.flush();
  }

  private static void forget(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
