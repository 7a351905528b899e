package io.haat.simulator.live;

import io.haat.model.event.StockEvent;
import io.haat.model.event.StockEvent.Kind;
import io.haat.simulator.random.Rng;
import io.haat.simulator.world.Store;
import io.haat.simulator.world.World;
import java.util.ArrayDeque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The shelves of all stores. What is sold is told in sums, shelf by shelf in turn; at the reorder
 * level goods are ordered and come after a while; some break, some come back. Each shelf's events
 * in their order add up: the stock that one tells is the one before plus its change, and never
 * below zero. Quantities are in thousandths. Not thread-safe.
 */
final class StockRoom {
  private record Delivery(int shelf, long dueMicros) {}

  private record Return(int shelf, long quantity) {}

  static final int PIECE = 1_000;

  private static final int LEAST_FULL_PIECES = 20;
  private static final int PIECES_RANGE = 60;
  private static final int REORDER_PERCENT = 25;
  private static final double SHARE_DAMAGED = 0.02;
  private static final long LEAST_LEAD_SECONDS = 10;
  private static final int LEAD_RANGE_SECONDS = 30;
  private static final int MOST_RETURNS_WAITING = 10_000;

  private final World world;
  private final LiveNames names;
  private final Rng rng;
  private final long[] full;
  private final long[] told;
  private final long[] soldSince;
  private final boolean[] waiting;
  private final boolean[] ordered;
  private final ArrayDeque<Integer> toTell = new ArrayDeque<>();
  private final ArrayDeque<Delivery> deliveries = new ArrayDeque<>();
  private final ArrayDeque<Return> returns = new ArrayDeque<>();

  /** Full shelves, as full as follows from the seed. */
  StockRoom(World world, LiveNames names, long seed, Rng rng) {
    this.world = world;
    this.names = names;
    this.rng = rng;
    int shelves = world.stores().size() * world.products().size();
    full = new long[shelves];
    long shelfSeed = Rng.hash(seed, "shelves".hashCode());
    for (int shelf = 0; shelf < shelves; shelf++) {
      int pieces = LEAST_FULL_PIECES + Rng.scale(Rng.hash(shelfSeed, shelf), PIECES_RANGE);
      full[shelf] = (long) pieces * PIECE;
    }
    told = full.clone();
    soldSince = new long[shelves];
    waiting = new boolean[shelves];
    ordered = new boolean[shelves];
  }

  /** Goods have left a shelf. */
  void sold(int store, int product, long quantity) {
    int shelf = shelf(store, product);
    soldSince[shelf] += quantity;
    if (!waiting[shelf]) {
      waiting[shelf] = true;
      toTell.add(shelf);
    }
  }

  /** Goods are back on a shelf. */
  void cameBack(int store, int product, long quantity) {
    if (returns.size() < MOST_RETURNS_WAITING) {
      returns.add(new Return(shelf(store, product), quantity));
    }
  }

  /** The next change to be told. */
  StockEvent next(Moment when) {
    Delivery due = deliveries.peek();
    if (due != null && due.dueMicros() <= when.nowMicros()) {
      deliveries.remove();
      return restock(due.shelf(), when);
    }
    Return back = returns.poll();
    if (back != null) {
      return tell(back.shelf(), Kind.RETURN, back.quantity(), when);
    }
    if (rng.chance(SHARE_DAMAGED)) {
      int shelf = rng.nextInt(told.length);
      if (told[shelf] > PIECE) {
        return tell(shelf, Kind.DAMAGE, -PIECE, when);
      }
    }
    Integer shelf = toTell.poll();
    return shelf == null ? restock(rng.nextInt(told.length), when) : sale(shelf, when);
  }

  private StockEvent sale(int shelf, Moment when) {
    if (soldSince[shelf] > told[shelf]) {
      // More was sold than the books know of: somebody forgot to book a delivery.
      toTell.addFirst(shelf);
      return restock(shelf, when);
    }
    long sold = soldSince[shelf];
    soldSince[shelf] = 0;
    waiting[shelf] = false;
    StockEvent event = tell(shelf, Kind.SALE, -sold, when);
    if (told[shelf] <= reorderLevel(shelf) && !ordered[shelf]) {
      ordered[shelf] = true;
      long lead = LEAST_LEAD_SECONDS + rng.nextInt(LEAD_RANGE_SECONDS);
      deliveries.add(new Delivery(shelf, when.nowMicros() + lead * Moment.MICROS_PER_SECOND));
    }
    return event;
  }

  /** Up to the full shelf and what has left it meanwhile; a full one gets a few pieces more. */
  private StockEvent restock(int shelf, Moment when) {
    ordered[shelf] = false;
    long missing = full[shelf] + soldSince[shelf] - told[shelf];
    return tell(shelf, Kind.RESTOCK, Math.max(missing, 5L * PIECE), when);
  }

  private StockEvent tell(int shelf, Kind kind, long change, Moment when) {
    told[shelf] += change;
    Store store = world.stores().get(shelf / world.products().size());
    return new StockEvent(
        names.stockChange(when.nowMicros()),
        names.retailer(),
        store.id(),
        kind == Kind.RESTOCK ? warehouse(store) : null,
        world.products().get(shelf % world.products().size()).id(),
        kind,
        change,
        told[shelf],
        reorderLevel(shelf),
        when.eventMicros());
  }

  private long reorderLevel(int shelf) {
    return full[shelf] * REORDER_PERCENT / 100 / PIECE * PIECE;
  }

  private int shelf(int store, int product) {
    return store * world.products().size() + product;
  }

  private static @Nullable String warehouse(Store store) {
    return "W-" + store.city().region().toUpperCase(Locale.ROOT);
  }
}
