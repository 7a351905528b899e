package io.haat.simulator.live;

import io.haat.model.event.SaleEvent;
import io.haat.simulator.random.Rng;
import io.haat.simulator.world.Basket;
import io.haat.simulator.world.Product;
import io.haat.simulator.world.Store;
import io.haat.simulator.world.World;
import java.util.ArrayList;
import java.util.List;

/** Sales as the tills tell them, on the receipts of {@link LiveIds}. Not thread-safe. */
final class Tills {
  private static final long TEN_THOUSANDTHS_PER_PAISA = 100;

  private final World world;
  private final LiveNames names;
  private final Rng rng;
  private final LocalHours hours = new LocalHours();
  private final Basket basket = new Basket();

  Tills(World world, LiveNames names, Rng rng) {
    this.world = world;
    this.names = names;
    this.rng = rng;
  }

  /** A sale; {@link #basket} is what it sold. */
  SaleEvent sell(Moment when) {
    world.shoppers().fill(basket, hours.at(when.eventMicros()), 1, rng);
    Store store = world.stores().get(basket.store());
    List<SaleEvent.Item> items = new ArrayList<>(basket.size());
    for (int line = 0; line < basket.size(); line++) {
      items.add(item(line));
    }
    return new SaleEvent(
        names.receipt(basket.store(), when.nowMicros()),
        names.retailer(),
        store.id(),
        LiveNames.customer(basket.customer()),
        when.eventMicros(),
        items,
        basket.payment().label(),
        basket.channel().label());
  }

  /** What the last sale sold; until the next one. */
  Basket basket() {
    return basket;
  }

  private SaleEvent.Item item(int line) {
    Product product = world.products().get(basket.product(line));
    return new SaleEvent.Item(
        product.id(),
        basket.quantityMillis(line),
        product.pricePaise() * TEN_THOUSANDTHS_PER_PAISA,
        basket.discountPaise(line) * TEN_THOUSANDTHS_PER_PAISA,
        basket.totalPaise(line) * TEN_THOUSANDTHS_PER_PAISA);
  }
}
