package io.haat.bench.stream;

import io.haat.model.event.EventType;
import io.haat.model.event.EventWriter;
import io.haat.model.event.SaleEvent;
import io.haat.simulator.live.LiveRecord;
import io.haat.simulator.live.LiveRecords;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Sales of two lines each, made now: in 100 stores alike, of 1,000 products some of which sell much
 * better than others, three of four to one of 50,000 known customers.
 */
final class TwoLineSales implements LiveRecords {
  static final String RETAILER = "bench";
  static final int LINES = 2;

  private static final int STORES = 100;
  private static final int PRODUCTS = 1_000;
  private static final int CUSTOMERS = 50_000;
  private static final List<String> PAYMENTS = List.of("card", "cash", "mobile");

  private final Clock clock;
  private final String prefix;
  private final SplittableRandom random;
  private long made;

  /**
   * @param run told apart by it, so that receipts of several runs are not the same
   */
  TwoLineSales(Clock clock, String run, long seed) {
    this.clock = clock;
    prefix = run + "-";
    random = new SplittableRandom(seed);
  }

  @Override
  public LiveRecord next() {
    SaleEvent sale = sale("S" + random.nextInt(STORES), prefix + made++);
    return record(sale);
  }

  /** A sale of this store with this receipt. */
  SaleEvent sale(String store, String id) {
    Instant now = clock.instant();
    return new SaleEvent(
        id,
        RETAILER,
        store,
        random.nextInt(4) == 0 ? null : "C" + random.nextInt(CUSTOMERS),
        ChronoUnit.MICROS.between(Instant.EPOCH, now),
        List.of(item(), item()),
        PAYMENTS.get(random.nextInt(PAYMENTS.size())),
        "store");
  }

  /** As it is sent. */
  static LiveRecord record(SaleEvent sale) {
    return new LiveRecord(
        EventType.SALE,
        sale.topicKey(),
        ByteBuffer.wrap(EventWriter.write(sale)),
        LiveRecord.Sort.NEW);
  }

  private SaleEvent.Item item() {
    double place = random.nextDouble();
    int product = (int) (PRODUCTS * place * place);
    int units = 1 + random.nextInt(3);
    long price = 10_000L * (1 + product % 40) + 9_900;
    return new SaleEvent.Item("P" + product, units * 1_000L, price, 0, units * price);
  }
}
