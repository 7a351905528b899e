package io.haat.warehouse.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreDirectoryTest {
  private static final int READERS = 4;

  private LiveShop shop;

  @BeforeEach
  void open() throws SQLException {
    shop = new LiveShop();
    shop.execute("insert into dim_retailer (retailer) values ('shop')");
  }

  @AfterEach
  void close() throws SQLException {
    shop.close();
  }

  @Test
  void a_stores_own_currency_wins_over_the_default() throws SQLException {
    addStore("tokyo", "'JPY'");
    addStore("pune", "null");
    try (StoreDirectory stores = StoreDirectory.open(shop.warehouse(), LiveShop.SETTINGS)) {
      assertThat(stores.currency("shop", "tokyo")).isEqualTo("JPY");
      assertThat(stores.places("shop", "tokyo")).isZero();
      assertThat(stores.currency("shop", "pune")).isEqualTo("INR");
      assertThat(stores.places("shop", "pune")).isEqualTo(2);
      assertThat(stores.currency("nobody", "tokyo")).isEqualTo("INR");
    }
  }

  @Test
  void a_store_that_was_not_known_is_looked_up_in_the_background() throws SQLException {
    try (StoreDirectory stores = StoreDirectory.open(shop.warehouse(), LiveShop.SETTINGS)) {
      assertThat(stores.currency("shop", "tunis")).isEqualTo("INR");
      addStore("tunis", "'TND'");
      long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      while (!stores.currency("shop", "tunis").equals("TND")) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        Thread.onSpinWait();
      }
      assertThat(stores.places("shop", "tunis")).isEqualTo(3);
    }
  }

  @Test
  void all_who_meet_a_new_store_at_once_are_told_its_currency() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try (StoreDirectory stores = StoreDirectory.open(shop.warehouse(), LiveShop.SETTINGS)) {
      for (int i = 0; i < 20; i++) {
        String store = "tunis-" + i;
        addStore(store, "'TND'");
        var together = new CyclicBarrier(READERS);
        Callable<String> asked =
            () -> {
              together.await();
              return stores.currency("shop", store);
            };
        for (Future<String> told : threads.invokeAll(Collections.nCopies(READERS, asked))) {
          assertThat(told.get()).isEqualTo("TND");
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void addStore(String id, String currency) throws SQLException {
    shop.execute(
        """
        insert into dim_store (retailer_key, store_id, currency, business_zone)
        select retailer_key, '%s', %s, 'UTC' from dim_retailer"""
            .formatted(id, currency));
  }
}
