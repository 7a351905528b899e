package io.haat.warehouse.live;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.Event;
import io.haat.model.event.EventType;
import io.haat.model.event.Origin;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Records of four topics with two partitions each: new events, the same once more, others under an
 * id that was used, late ones. An id's events are all in one partition, as the key of a topic has
 * it.
 */
final class RandomEvents {
  private static final Instant START = Instant.parse("2026-03-02T17:30:00Z");
  private static final int MINUTES_ACROSS_MIDNIGHT = 120;
  private static final long MICROS_PER_MINUTE = 60_000_000;

  private final Random random;
  private final List<Event> told = new ArrayList<>();
  private final Map<EventType, long[]> offsets = new EnumMap<>(EventType.class);
  private int ids;

  RandomEvents(long seed) {
    random = new Random(seed);
    for (EventType type : EventType.values()) {
      offsets.put(type, new long[2]);
    }
  }

  /** The next records, of both partitions. */
  List<LiveFact> next(int count) {
    var facts = new ArrayList<LiveFact>();
    for (int i = 0; i < count; i++) {
      facts.add(record(event(), random.nextInt(8) == 0));
    }
    return facts;
  }

  static int partition(Event event) {
    return Math.floorMod((event.retailerId() + EventFields.storeId(event)).hashCode() >> 3, 2);
  }

  private LiveFact record(Event event, boolean late) {
    EventType type = EventFields.type(event);
    int partition = partition(event);
    long offset = offsets.get(type)[partition]++;
    var origin =
        new Origin(
            type.defaultTopic(), "id-of-" + type, partition, offset, event.eventTimeMicros());
    long minute = Math.floorDiv(event.eventTimeMicros(), MICROS_PER_MINUTE) * MICROS_PER_MINUTE;
    return new LiveFact(event, origin, type == EventType.CUSTOMER ? "" : "INR", minute, late);
  }

  private Event event() {
    int fate = told.isEmpty() ? 9 : random.nextInt(10);
    if (fate == 0) {
      return told.get(random.nextInt(told.size()));
    }
    Event earlier = fate == 1 ? told.get(random.nextInt(told.size())) : null;
    Event event = earlier == null ? fresh("E-" + ++ids, null) : fresh(earlier.id(), earlier);
    told.add(event);
    return event;
  }

  /** An event of the kind and the place of an earlier one, or of any. */
  private Event fresh(String id, @Nullable Event like) {
    EventType type = like == null ? type() : EventFields.type(like);
    String retailer = like == null ? "shop" + random.nextInt(2) : like.retailerId();
    String store = like == null ? "S" + random.nextInt(4) : EventFields.storeId(like);
    long time = time();
    String product = "P" + random.nextInt(6);
    String customer = random.nextInt(4) == 0 ? null : "C" + random.nextInt(9);
    return switch (type) {
      case SALE ->
          new SaleEvent(id, retailer, store, customer, time, items(), word("card", "cash"), null);
      case REFUND ->
          new RefundEvent(
              id,
              random.nextBoolean() ? null : "E-" + random.nextInt(50),
              retailer,
              store,
              product,
              customer,
              random.nextBoolean() ? null : 1_000L * (1 + random.nextInt(3)),
              100L * (1 + random.nextInt(9_999)),
              word("broken", "wrong"),
              time);
      case STOCK ->
          new StockEvent(
              id,
              retailer,
              store,
              null,
              product,
              StockEvent.Kind.values()[random.nextInt(4)],
              1_000L * (random.nextInt(9) - 4),
              1_000L * random.nextInt(9),
              random.nextBoolean() ? null : 1_000L * random.nextInt(9),
              atHalfHour(time));
      case CUSTOMER ->
          new CustomerEvent(
              id,
              retailer,
              "C" + random.nextInt(9),
              CustomerEvent.Kind.values()[random.nextInt(6)],
              random.nextBoolean() ? null : random.nextInt(500),
              null,
              word("phone", "desk"),
              null,
              time);
    };
  }

  private EventType type() {
    int share = random.nextInt(10);
    return share < 5
        ? EventType.SALE
        : share < 7 ? EventType.REFUND : share < 9 ? EventType.STOCK : EventType.CUSTOMER;
  }

  /** So that changes of one stock meet at one time. */
  private static long atHalfHour(long time) {
    return Math.floorDiv(time, 30 * MICROS_PER_MINUTE) * 30 * MICROS_PER_MINUTE;
  }

  private long time() {
    long seconds = random.nextInt(MINUTES_ACROSS_MIDNIGHT * 6) * 10L;
    return LiveShop.micros(START.plusSeconds(seconds));
  }

  private List<SaleEvent.Item> items() {
    var items = new ArrayList<SaleEvent.Item>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      items.add(
          LiveShop.item("P" + random.nextInt(6), 1 + random.nextInt(3), 1 + random.nextInt(999)));
    }
    return items;
  }

  private String word(String one, String other) {
    return random.nextBoolean() ? one : other;
  }
}
