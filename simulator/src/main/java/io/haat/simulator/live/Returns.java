package io.haat.simulator.live;

import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.simulator.random.AliasTable;
import io.haat.simulator.random.Rng;
import io.haat.simulator.sales.RefundReason;
import io.haat.simulator.world.Basket;
import io.haat.simulator.world.Money;
import io.haat.simulator.world.Product;
import io.haat.simulator.world.World;
import org.jspecify.annotations.Nullable;

/**
 * Sales that come back: a sample of those of the last minutes, of which each is refunded once at
 * most, one product of it, wholly or one piece of several. Its memory is bounded; a new sale takes
 * the place of a random one. Not thread-safe.
 */
final class Returns {
  /** One line of a sale that may come back. */
  record Sold(
      String transactionId,
      int store,
      int product,
      @Nullable String customerId,
      long quantityMillis,
      long totalPaise,
      long soldAtMicros) {}

  /**
   * A refund and what came back with it.
   *
   * @param backOnShelf whether it can be sold again
   */
  record Returned(RefundEvent event, Sold sold, long quantityMillis, boolean backOnShelf) {}

  static final long LEAST_AGE_MICROS = 5 * Moment.MICROS_PER_SECOND;

  private static final int MOST = 1 << 14;

  /** Twice the usual share of refunds, so that what they take is made good. */
  private static final double SAMPLING = 0.2;

  private static final int TRIES = 8;
  private static final double SHARE_PARTLY_REFUNDED = 0.5;
  private static final int PIECE = 1_000;
  private static final long TEN_THOUSANDTHS_PER_PAISA = 100;
  private static final AliasTable REASONS = AliasTable.of(30, 15, 25, 10, 20);
  private static final RefundReason[] ALL_REASONS = RefundReason.values();

  private final World world;
  private final LiveNames names;
  private final Rng rng;
  private final @Nullable Sold[] sample = new @Nullable Sold[MOST];
  private int size;

  Returns(World world, LiveNames names, Rng rng) {
    this.world = world;
    this.names = names;
    this.rng = rng;
  }

  /** Remembers some sales. */
  void offer(SaleEvent sale, Basket basket) {
    if (basket.size() == 0 || !rng.chance(SAMPLING)) {
      return;
    }
    int line = rng.nextInt(basket.size());
    int at = size < MOST ? size++ : rng.nextInt(MOST);
    sample[at] =
        new Sold(
            sale.id(),
            basket.store(),
            basket.product(line),
            sale.customerId(),
            basket.quantityMillis(line),
            basket.totalPaise(line),
            sale.eventTimeMicros());
  }

  /** A refund of a sale at least some seconds older; null if none is found. */
  @Nullable Returned refund(Moment when) {
    for (int tries = 0; size > 0 && tries < TRIES; tries++) {
      int at = rng.nextInt(size);
      Sold sold = sample[at];
      if (sold != null && sold.soldAtMicros() + LEAST_AGE_MICROS <= when.eventMicros()) {
        size--;
        sample[at] = sample[size];
        sample[size] = null;
        return refund(sold, when);
      }
    }
    return null;
  }

  private Returned refund(Sold sold, Moment when) {
    Product product = world.products().get(sold.product());
    RefundReason reason = ALL_REASONS[REASONS.pick(rng)];
    boolean severalPieces = sold.quantityMillis() > PIECE && !product.byWeight();
    boolean partly = severalPieces && rng.chance(SHARE_PARTLY_REFUNDED);
    long quantity = partly ? PIECE : sold.quantityMillis();
    long paise = Money.share(sold.totalPaise(), quantity, sold.quantityMillis());
    var event =
        new RefundEvent(
            names.receipt(sold.store(), when.nowMicros()),
            sold.transactionId(),
            names.retailer(),
            world.stores().get(sold.store()).id(),
            product.id(),
            sold.customerId(),
            quantity,
            paise * TEN_THOUSANDTHS_PER_PAISA,
            reason.label(),
            when.eventMicros());
    boolean backOnShelf = reason == RefundReason.CHANGED_MIND || reason == RefundReason.WRONG_ITEM;
    return new Returned(event, sold, quantity, backOnShelf);
  }
}
