package io.haat.simulator.live;

import io.haat.model.event.EventType;
import io.haat.simulator.random.AliasTable;
import io.haat.simulator.random.Rng;

/**
 * How many events of each kind there are relative to the others; none negative, not all 0.
 *
 * @param refunds beside the sales: 6 to 60 sales means that every tenth sale is refunded, once
 *     there are sales old enough
 */
public record EventMix(int sales, int refunds, int stock, int customers) {
  /** A chain with tills, shelves and a shop on the web. */
  public static final EventMix USUAL = new EventMix(60, 6, 20, 20);

  public static final EventMix ONLY_SALES = new EventMix(1, 0, 0, 0);

  private static final EventType[] TYPES = {
    EventType.SALE, EventType.REFUND, EventType.STOCK, EventType.CUSTOMER
  };

  public EventMix {
    if (Math.min(Math.min(sales, refunds), Math.min(stock, customers)) < 0
        || (long) sales + refunds + stock + customers == 0) {
      throw new IllegalArgumentException("a mix needs shares of 0 or more, and one above 0");
    }
  }

  /** 0 to 1. */
  double shareOf(EventType type) {
    int part =
        switch (type) {
          case SALE -> sales;
          case REFUND -> refunds;
          case STOCK -> stock;
          case CUSTOMER -> customers;
        };
    return part / ((double) sales + refunds + stock + customers);
  }

  /** Draws kinds in this mix. */
  Draw draw() {
    return new Draw(AliasTable.of(sales, refunds, stock, customers));
  }

  /** A mix ready to be drawn from. */
  record Draw(AliasTable table) {
    EventType next(Rng rng) {
      return TYPES[table.pick(rng)];
    }
  }
}
