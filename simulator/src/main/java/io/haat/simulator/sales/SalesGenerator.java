package io.haat.simulator.sales;

import io.haat.simulator.random.AliasTable;
import io.haat.simulator.random.Rng;
import io.haat.simulator.world.Basket;
import io.haat.simulator.world.Money;
import io.haat.simulator.world.World;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * An endless stream of lines in the order of time: baskets, and between them refunds of earlier
 * lines, about 2 % of all. After the planned number of lines time stands still at the end of the
 * period. Memory does not depend on that number. Not thread-safe.
 */
public final class SalesGenerator {
  private static final double SHARE_REFUNDED = 0.02;
  private static final double SHARE_PARTLY_REFUNDED = 0.5;
  private static final int PIECE = 1_000;
  private static final AliasTable REASONS = AliasTable.of(30, 15, 25, 10, 20);
  private static final RefundReason[] ALL_REASONS = RefundReason.values();

  private final World world;
  private final double plannedLines;
  private final Timeline timeline;
  private final RecentSales recent;
  private final Rng shopping;
  private final Rng returning;
  private final long[] receipts;
  private final Basket basket = new Basket();
  private int nextLine;
  private long lines;
  private double nextRefund;
  private long now;
  private boolean offered = true;

  /**
   * A stream from its beginning.
   *
   * @param plannedLines over how many lines the period is spread, above 0
   * @param from first local day
   * @param to last local day, not before {@code from}
   */
  public SalesGenerator(World world, long seed, long plannedLines, LocalDate from, LocalDate to) {
    this.world = world;
    this.plannedLines = plannedLines;
    timeline = new Timeline(world.seasons(), from, to);
    recent = new RecentSales(this.plannedLines / timeline.days());
    shopping = Rng.of(seed, "shopping");
    returning = Rng.of(seed, "returning");
    receipts = new long[world.stores().size()];
    planRefund();
  }

  /**
   * Numbers the receipts of each store from one further on: for lines that are to lie beside those
   * of other requests over the same stores. Before the first line is asked for.
   *
   * @param receiptsBefore how many numbers are left to others, at least 0
   */
  public void numberReceiptsAfter(long receiptsBefore) {
    Arrays.fill(receipts, receiptsBefore);
  }

  /** The lines of a request, without its faults. */
  public static SalesGenerator of(GenerateRequest request) {
    return new SalesGenerator(
        request.world(), request.seed(), request.rows(), request.from(), request.to());
  }

  public World world() {
    return world;
  }

  /**
   * Writes the next line of the stream into {@code line}, which must be the same object in each
   * call.
   */
  public void next(SaleLine line) {
    if (!offered) {
      recent.offer(line, returning);
      offered = true;
    }
    if (nextLine == basket.size()) {
      if (lines >= nextRefund && refund(line)) {
        planRefund();
        lines++;
        return;
      }
      fillBasket();
    }
    sell(line);
    lines++;
  }

  /** Keeps the last line from being refunded later, for a writer that spoiled it. */
  public void forgetLast() {
    offered = true;
  }

  private void fillBasket() {
    advance();
    world.shoppers().fill(basket, timeline.hour(), lines / plannedLines, shopping);
    receipts[basket.store()]++;
    nextLine = 0;
  }

  private void advance() {
    double spread = 2 * shopping.nextDouble();
    now =
        Math.max(now, timeline.advanceTo(Math.min((lines + spread) / plannedLines, 0.9999999999)));
  }

  private void sell(SaleLine line) {
    int item = nextLine++;
    line.store = basket.store();
    line.transaction = receipts[basket.store()];
    line.lineNumber = nextLine;
    line.soldAt = now;
    line.product = basket.product(item);
    line.customer = basket.customer();
    line.quantityMillis = basket.quantityMillis(item);
    line.pricePaise = world.products().get(line.product).pricePaise();
    line.discountPaise = basket.discountPaise(item);
    line.totalPaise = basket.totalPaise(item);
    line.payment = basket.payment();
    line.channel = basket.channel();
    line.reason = null;
    line.originalTransaction = SaleLine.NONE;
    offered = false;
  }

  private boolean refund(SaleLine line) {
    advance();
    if (!recent.take(line, now, returning)) {
      return false;
    }
    line.transaction = ++receipts[line.store];
    line.lineNumber = 1;
    line.soldAt = now;
    line.reason = ALL_REASONS[REASONS.pick(returning)];
    refundPart(line);
    line.totalPaise = Money.gross(line.quantityMillis, line.pricePaise) - line.discountPaise;
    return true;
  }

  /** Of several pieces sometimes only one comes back, and with it its part of the discount. */
  private void refundPart(SaleLine line) {
    int sold = line.quantityMillis;
    boolean severalPieces = sold > PIECE && !world.products().get(line.product).byWeight();
    if (severalPieces && returning.chance(SHARE_PARTLY_REFUNDED)) {
      line.quantityMillis = PIECE;
      line.discountPaise = Money.share(line.discountPaise, PIECE, sold);
    }
  }

  private void planRefund() {
    nextRefund += 2 * returning.nextDouble() / SHARE_REFUNDED;
  }
}
