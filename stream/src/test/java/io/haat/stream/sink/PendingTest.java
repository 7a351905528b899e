package io.haat.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haat.model.event.EventIdentity;
import io.haat.model.event.EventType;
import io.haat.stream.record.LiveEvent;
import io.haat.stream.record.Outcome;
import io.haat.stream.testing.Shop;
import io.haat.warehouse.live.LiveWindow.StoreMinute;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PendingTest {
  private final Pending pending = new Pending();
  private final Shop shop = Shop.open();
  private final AtomicInteger added = new AtomicInteger();

  @Test
  void of_a_window_only_the_latest_value_is_written_with_the_sketch_of_an_earlier_one()
      throws Exception {
    ByteBuffer sketch = ByteBuffer.wrap(new byte[] {1});
    pending.add(window("S", 1, sketch));
    pending.add(window("S", 2, null));
    pending.add(window("T", 1, null));

    Batch batch = take();
    assertThat(batch.windows())
        .containsExactlyInAnyOrder(window("S", 2, sketch), window("T", 1, null));
    assertThat(batch.hasData()).isTrue();
  }

  @Test
  void progress_is_not_told_before_all_facts_that_it_follows() throws Exception {
    for (int i = 0; i < 9_000; i++) {
      pending.add(fact(i));
    }
    pending.add(new Outcome.Progress(EventType.SALE, 5, 9_000, 0, 0));

    assertThat(take().progress()).isEmpty();
    assertThat(take().progress()).isEmpty();
    Batch last = take();
    assertThat(last.facts()).hasSize(1_000);
    assertThat(last.progress()).containsKey(EventType.SALE);
  }

  @Test
  void who_adds_waits_where_too_much_waits() throws Exception {
    CompletableFuture<Void> adding = inBackground(() -> addFacts(20_000));
    int taken = 0;
    while (taken < 20_000) {
      Batch batch = take();
      assertThat(batch.facts().size()).isLessThanOrEqualTo(4_000);
      assertThat(added).hasValueLessThanOrEqualTo(taken + 16_000 + 4_000);
      taken += batch.facts().size();
    }
    adding.join();
  }

  @Test
  void who_waits_until_all_is_safe_is_told_of_a_failure() {
    CompletableFuture<Void> syncing = inBackground(pending::sync);
    pending.fail(new IllegalStateException("the database is gone"));

    assertThatThrownBy(syncing::join).hasRootCauseMessage("the database is gone");
    assertThatThrownBy(() -> pending.add(window("S", 1, null)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the database is gone");
  }

  @Test
  void all_is_safe_when_what_was_added_is_written() throws Exception {
    pending.add(fact(1));
    pending.add(window("S", 1, null));
    CompletableFuture<Void> syncing = inBackground(pending::sync);
    Batch batch = take();
    while (!batch.isSync()) {
      pending.written(batch);
      batch = take();
    }
    assertThat(syncing).isNotDone();
    pending.written(batch);

    syncing.join();
  }

  @Test
  void nothing_is_taken_once_it_is_closed() throws Exception {
    pending.add(fact(1));
    pending.close();

    assertThat(pending.take(Long.MAX_VALUE)).isNull();
  }

  private interface Work {
    void run() throws Exception;
  }

  private static CompletableFuture<Void> inBackground(Work work) {
    var done = new CompletableFuture<Void>();
    Executors.newSingleThreadExecutor(PendingTest::daemon)
        .execute(
            () -> {
              try {
                work.run();
                done.complete(null);
              } catch (Exception failed) {
                done.completeExceptionally(failed);
              }
            });
    return done;
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  private Batch take() throws InterruptedException {
    return Objects.requireNonNull(pending.take(Long.MAX_VALUE));
  }

  private void addFacts(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      pending.add(fact(i));
      added.incrementAndGet();
    }
  }

  private Outcome.Fact fact(int number) {
    var sale = shop.sale("T" + number, "S", null, Instant.EPOCH, Shop.item("tea", 1, 100));
    var bytes = ByteBuffer.wrap(new byte[10]);
    return new Outcome.Fact(
        new LiveEvent(sale, new EventIdentity(1, number, 1), "INR", 0, number, 0, bytes), 0, false);
  }

  private Outcome.Window window(String store, long sales, @Nullable ByteBuffer sketch) {
    return new Outcome.Window(
        new StoreMinute(shop.retailer(), store, 0, "INR", sales, sales, sales, sketch), 7);
  }
}
