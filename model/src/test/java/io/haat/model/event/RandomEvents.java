package io.haat.model.event;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Valid events of all types, ordinary ones and those at the edges. */
final class RandomEvents {
  private static final long SMALLEST = 1;
  private static final long LARGEST_QUANTITY = 999_999_999_999_999L;
  private static final long FIRST_MICROS = micros("1990-01-01T00:00:00Z");
  private static final long LAST_MICROS = micros("9999-12-31T23:59:59Z") + 999_999;
  private static final List<String> TEXTS =
      List.of("P-1", "साड़ी-१२", "🧺", "e\u0301", "a\u001fb", "'; --", " x ", "\"\\/\n", "17", "İ");

  private final Random random;
  private final MinorUnits minorUnits;

  RandomEvents(long seed, MinorUnits minorUnits) {
    random = new Random(seed);
    this.minorUnits = minorUnits;
  }

  Event next() {
    return switch (random.nextInt(4)) {
      case 0 -> sale();
      case 1 -> refund();
      case 2 -> stock();
      default -> customer();
    };
  }

  SaleEvent sale() {
    String retailer = retailer();
    String store = text();
    int places = minorUnits.places(retailer, store);
    List<SaleEvent.Item> items =
        Stream.generate(() -> item(places))
            .limit(1 + random.nextInt(random.nextInt(40) + 1))
            .toList();
    return new SaleEvent(
        text(), retailer, store, maybe(text()), time(), items, maybe(text()), maybe("  "));
  }

  private SaleEvent.Item item(int places) {
    long quantity = random.nextInt(10) == 0 ? SMALLEST : 1 + random.nextInt(20_000);
    long price = random.nextInt(10) == 0 ? 99_999_999_999_999L : random.nextInt(10_000_000);
    long discount = random.nextInt(3) == 0 ? random.nextInt(100_000) - 20_000 : 0;
    return new SaleEvent.Item(
        text(),
        quantity,
        price,
        discount,
        new LineAmounts().begin(places).add(quantity, price, discount));
  }

  RefundEvent refund() {
    String retailer = retailer();
    String store = text();
    long unit = Powers.OF_TEN[4 - minorUnits.places(retailer, store)];
    return new RefundEvent(
        text(),
        maybe(text()),
        retailer,
        store,
        text(),
        maybe(text()),
        maybe(quantity()),
        unit * (1 + random.nextInt(100_000)),
        text(),
        time());
  }

  StockEvent stock() {
    return new StockEvent(
        text(),
        retailer(),
        text(),
        maybe(text()),
        text(),
        StockEvent.Kind.values()[random.nextInt(StockEvent.Kind.values().length)],
        signed(quantity()),
        signed(quantity()),
        maybe(signed(quantity())),
        time());
  }

  CustomerEvent customer() {
    return new CustomerEvent(
        text(),
        retailer(),
        text(),
        CustomerEvent.Kind.values()[random.nextInt(CustomerEvent.Kind.values().length)],
        maybe(count()),
        maybe(count()),
        maybe(text()),
        maybe(text()),
        time());
  }

  private int count() {
    return random.nextInt(5) == 0 ? Integer.MAX_VALUE : random.nextInt(1_000);
  }

  private long quantity() {
    return switch (random.nextInt(8)) {
      case 0 -> LARGEST_QUANTITY;
      case 1 -> SMALLEST;
      default -> 1 + random.nextInt(50_000);
    };
  }

  private long time() {
    return switch (random.nextInt(10)) {
      case 0 -> FIRST_MICROS;
      case 1 -> LAST_MICROS;
      case 2 -> random.nextLong(FIRST_MICROS, LAST_MICROS);
      default -> random.nextLong(FIRST_MICROS, LAST_MICROS) / 1_000_000 * 1_000_000;
    };
  }

  private String retailer() {
    return "shop-" + random.nextInt(5);
  }

  private String text() {
    return random.nextInt(3) == 0
        ? TEXTS.get(random.nextInt(TEXTS.size()))
        : "T-" + random.nextInt(1_000_000);
  }

  private static long micros(String second) {
    return Instant.parse(second).getEpochSecond() * 1_000_000;
  }

  private long signed(long value) {
    return random.nextBoolean() ? value : -value;
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextInt(3) == 0 ? null : value;
  }
}
