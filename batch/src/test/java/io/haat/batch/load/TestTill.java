package io.haat.batch.load;

import io.haat.batch.TestShop;
import io.haat.model.event.Event;
import io.haat.model.event.Origin;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.warehouse.live.LiveBatch;
import io.haat.warehouse.live.LiveFact;
import io.haat.warehouse.live.LiveResult;
import io.haat.warehouse.live.LiveSettings;
import io.haat.warehouse.live.LiveWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The shop's till: what it rings up, it tells as events, and can write down as a file. */
final class TestTill {
  /** Of a file whose lines are numbered as those of events are. */
  static final String NUMBERED =
      TestShop.SALES
          .replace("transaction_id: receipt", "transaction_id: receipt\n  line_no: line")
          .replace("  product_name: name\n  category: category\n", "")
          .replace("  store_city: city\n", "")
          .concat(
              "  payment_method: tender\n  reason: reason\n  original_transaction_id: original\n");

  static final String HEADER =
      "receipt,line,kind,sold_at,store,sku,customer,quantity,price,tender,reason,original\n";

  private final List<Event> events = new ArrayList<>();

  /** A receipt with one line per product, each of the quantity and the price in pence. */
  TestTill sale(String id, String time, String store, long quantity, long pence, String... skus) {
    var items = new ArrayList<SaleEvent.Item>();
    for (String sku : skus) {
      items.add(new SaleEvent.Item(sku, quantity * 1_000, pence * 100, 0, quantity * pence * 100));
    }
    events.add(new SaleEvent(id, "shop", store, "C1", micros(time), items, "card", null));
    return this;
  }

  TestTill refund(String id, String original, String time, String store, long pence, String sku) {
    events.add(
        new RefundEvent(
            id, original, "shop", store, sku, null, 1_000L, pence * 100, "broken", micros(time)));
    return this;
  }

  static LiveWriter writer(TestShop shop) throws SQLException {
    var settings = new LiveSettings(Currency.getInstance("GBP"), ZoneId.of("Europe/London"));
    return new LiveWriter(
        shop.warehouse().connect(), settings, e -> e.id().getBytes(StandardCharsets.UTF_8));
  }

  /** All events, in batches of one, and the rollups after them. */
  LiveResult tell(TestShop shop) throws SQLException {
    try (LiveWriter writer = writer(shop)) {
      LiveResult sum = new LiveResult(0, 0, List.of());
      for (LiveBatch batch : batches(1)) {
        LiveResult result = writer.write(batch);
        var duplicates = new ArrayList<>(sum.duplicates());
        duplicates.addAll(result.duplicates());
        sum =
            new LiveResult(
                sum.newFacts() + result.newFacts(),
                sum.alreadyThere() + result.alreadyThere(),
                duplicates);
      }
      shop.fold();
      return sum;
    }
  }

  List<LiveBatch> batches(int size) {
    var batches = new ArrayList<LiveBatch>();
    for (int from = 0; from < events.size(); from += size) {
      var facts = new ArrayList<LiveFact>();
      for (int i = from; i < Math.min(events.size(), from + size); i++) {
        Event event = events.get(i);
        long time = event.eventTimeMicros();
        facts.add(
            new LiveFact(
                event,
                new Origin("events", "topic-1", 0, i, time),
                "GBP",
                time / 60_000_000 * 60_000_000,
                false));
      }
      batches.add(new LiveBatch(facts, List.of(), List.of()));
    }
    return batches;
  }

  /** The same as lines of a file. */
  String file() {
    return HEADER + events.stream().map(TestTill::lines).collect(Collectors.joining());
  }

  private static String lines(Event event) {
    var lines = new StringBuilder();
    if (event instanceof SaleEvent sale) {
      int number = 0;
      for (SaleEvent.Item item : sale.items()) {
        lines.append(
            String.format(
                Locale.ROOT,
                "%s,%d,sale,%s,%s,%s,C1,%d,%.2f,card,,%n",
                sale.id(),
                ++number,
                time(sale),
                sale.storeId(),
                item.productId(),
                item.quantityThousandths() / 1_000,
                item.unitPriceTenThousandths() / 10_000.0));
      }
    } else if (event instanceof RefundEvent refund) {
      lines.append(
          String.format(
              Locale.ROOT,
              "%s,1,refund,%s,%s,%s,,1,%.2f,,%s,%s%n",
              refund.id(),
              time(refund),
              refund.storeId(),
              refund.productId(),
              refund.amountTenThousandths() / 10_000.0,
              refund.reason(),
              refund.originalTransactionId()));
    }
    return lines.toString();
  }

  private static String time(Event event) {
    return Instant.EPOCH.plus(event.eventTimeMicros(), ChronoUnit.MICROS).toString();
  }

  private static long micros(String time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
  }
}
