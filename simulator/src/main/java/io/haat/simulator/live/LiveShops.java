package io.haat.simulator.live;

import io.haat.model.event.Event;
import io.haat.model.event.EventType;
import io.haat.model.event.SaleEvent;
import io.haat.simulator.random.Rng;
import io.haat.simulator.world.Basket;
import io.haat.simulator.world.World;

/** What the shops really do: events of all kinds, each valid and told once. Not thread-safe. */
final class LiveShops {
  private final Tills tills;
  private final Returns returns;
  private final StockRoom stockRoom;
  private final Visits visits;
  private final EventMix.Draw mix;
  private final Rng choosing;
  private final boolean sells;
  private boolean open;

  /**
   * @param eventsPerSecond in event time, of all kinds together
   */
  LiveShops(World world, LiveNames names, long seed, EventMix mix, double eventsPerSecond) {
    tills = new Tills(world, names, Rng.of(seed, "live sales"));
    returns = new Returns(world, names, Rng.of(seed, "live returns"));
    stockRoom = new StockRoom(world, names, seed, Rng.of(seed, "live stock"));
    double customers = mix.shareOf(EventType.CUSTOMER) * eventsPerSecond;
    visits = new Visits(world, names, Rng.of(seed, "live visits"), customers);
    this.mix = mix.draw();
    choosing = Rng.of(seed, "live mix");
    sells = mix.sales() > 0;
  }

  /** The first event is a sale, if there are any: who watches sees at once that shops are open. */
  Event next(Moment when) {
    if (!open && sells) {
      open = true;
      return sell(when);
    }
    return switch (mix.next(choosing)) {
      case SALE -> sell(when);
      case REFUND -> refundOrSell(when);
      case STOCK -> stockRoom.next(when);
      case CUSTOMER -> visits.next(when);
    };
  }

  private SaleEvent sell(Moment when) {
    SaleEvent sale = tills.sell(when);
    Basket basket = tills.basket();
    for (int line = 0; line < basket.size(); line++) {
      stockRoom.sold(basket.store(), basket.product(line), basket.quantityMillis(line));
    }
    returns.offer(sale, basket);
    return sale;
  }

  private Event refundOrSell(Moment when) {
    Returns.Returned returned = returns.refund(when);
    if (returned == null) {
      return sell(when);
    }
    if (returned.backOnShelf()) {
      Returns.Sold sold = returned.sold();
      stockRoom.cameBack(sold.store(), sold.product(), returned.quantityMillis());
    }
    return returned.event();
  }
}
