package io.haat.stream.testing;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A retailer of a test's own, and what happens there. */
public record Shop(String retailer) {
  private static final AtomicInteger SHOPS = new AtomicInteger();

  /** A retailer that no other test has. */
  public static Shop open() {
    return new Shop("retailer-" + SHOPS.incrementAndGet());
  }

  /** A line of so many pieces at so many hundredths. */
  public static SaleEvent.Item item(String product, int pieces, long priceHundredths) {
    return new SaleEvent.Item(
        product, pieces * 1_000L, priceHundredths * 100, 0, pieces * priceHundredths * 100);
  }

  public SaleEvent sale(
      String id, String store, @Nullable String customer, Instant time, SaleEvent.Item... items) {
    return new SaleEvent(
        id, retailer, store, customer, micros(time), Arrays.asList(items), "card", "store");
  }

  public RefundEvent refund(
      String id, String store, @Nullable String sale, long amountHundredths, Instant time) {
    return new RefundEvent(
        id,
        sale,
        retailer,
        store,
        "tea",
        null,
        1_000L,
        amountHundredths * 100,
        "damaged",
        micros(time));
  }

  public StockEvent stock(
      String id, String store, String product, long change, long current, Instant time) {
    return new StockEvent(
        id,
        retailer,
        store,
        null,
        product,
        change < 0 ? StockEvent.Kind.SALE : StockEvent.Kind.RESTOCK,
        change * 1_000,
        current * 1_000,
        10_000L,
        micros(time));
  }

  public CustomerEvent customer(String id, String customer, CustomerEvent.Kind kind, Instant time) {
    return new CustomerEvent(id, retailer, customer, kind, 30, 2, "phone", "app", micros(time));
  }

  public static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** The minute that a time is in, as tables have it. */
  public static Instant minute(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES);
  }
}
