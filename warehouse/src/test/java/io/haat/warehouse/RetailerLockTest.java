package io.haat.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RetailerLockTest {
  private final Warehouse warehouse = TestWarehouse.create();

  @Test
  void a_second_load_of_a_retailer_waits_and_says_so() throws Exception {
    var waiting = new CountDownLatch(1);
    CompletableFuture<RetailerLock> second;
    try (RetailerLock first = acquire("corner-shop")) {
      second =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return RetailerLock.acquire(
                      warehouse,
                      "corner-shop",
                      message -> {
                        assertThat(message).contains("corner-shop");
                        waiting.countDown();
                      });
                } catch (SQLException failed) {
                  throw new IllegalStateException(failed);
                }
              });
      assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(second).isNotDone();
      assertThat(first.retailerKey()).isPositive();
    }
    try (RetailerLock taken = second.get(10, TimeUnit.SECONDS)) {
      assertThat(taken.retailerKey()).isPositive();
    }
  }

  @Test
  void loads_of_other_retailers_do_not_wait() throws Exception {
    try (RetailerLock first = acquire("one");
        RetailerLock second = acquire("two")) {
      assertThat(first.retailerKey()).isNotEqualTo(second.retailerKey());
    }
  }

  @Test
  void a_retailer_keeps_its_key_and_many_loads_use_up_no_others() throws Exception {
    var keys = new ArrayList<Short>();
    for (int i = 0; i < 20; i++) {
      try (RetailerLock lock = acquire("daily")) {
        keys.add(lock.retailerKey());
      }
    }
    assertThat(keys).containsOnly(keys.get(0));
    try (RetailerLock next = acquire("new")) {
      assertThat(next.retailerKey()).isEqualTo((short) (keys.get(0) + 1));
    }
  }

  @Test
  void the_lock_ends_with_its_session() throws Exception {
    RetailerLock killed = acquire("crashed");
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select pg_terminate_backend(l.pid, 10000) from pg_locks l
                join pg_database d on d.oid = l.database and d.datname = current_database()
                where locktype = 'advisory'""")) {
      assertThat(row.next()).isTrue();
    }
    acquire("crashed").close();
    killed.close();
  }

  private RetailerLock acquire(String retailer) throws SQLException {
    return RetailerLock.acquire(
        warehouse,
        retailer,
        message -> {
          throw new AssertionError(message);
        });
  }
}
