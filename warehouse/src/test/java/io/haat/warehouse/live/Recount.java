package io.haat.warehouse.live;

import static io.haat.warehouse.live.Tally.words;
import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.Event;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all tables must hold after these records, counted in plain Java: of each identity the first
 * record is the fact, and every other is the same or a duplicate.
 */
final class Recount {
  private final Map<String, LiveFact> facts = new LinkedHashMap<>();
  private final List<String> duplicates = new ArrayList<>();
  private final List<String> late = new ArrayList<>();

  /** Takes records in the order of their offsets. */
  Recount(List<LiveFact> records) {
    for (LiveFact record : records) {
      Event event = record.event();
      String identity =
          String.join(
              "|",
              EventFields.type(event).name(),
              event.retailerId(),
              EventFields.storeId(event),
              event.id());
      LiveFact first = facts.putIfAbsent(identity, record);
      if (first != null && !first.event().equals(event)) {
        duplicates.add(place(record) + " {duplicate}");
      } else if (record.late()) {
        late.add(place(record));
      }
    }
  }

  private static String place(LiveFact record) {
    return "%s %d %d"
        .formatted(record.origin().topic(), record.origin().partition(), record.origin().offset());
  }

  List<String> duplicates() {
    return duplicates.stream().sorted().toList();
  }

  List<String> late() {
    return late.stream().sorted().toList();
  }

  private <E extends Event> List<E> all(Class<E> kind) {
    return facts.values().stream()
        .map(LiveFact::event)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  List<String> sales() {
    var rows = new ArrayList<String>();
    for (SaleEvent sale : all(SaleEvent.class)) {
      int line = 0;
      for (SaleEvent.Item item : sale.items()) {
        rows.add(
            words(
                sale.retailerId(),
                sale.storeId(),
                sale.id(),
                ++line,
                sale.eventTimeMicros(),
                item.productId(),
                sale.customerId(),
                thousandths(item.quantityThousandths()),
                tenThousandths(item.unitPriceTenThousandths()),
                tenThousandths(item.amountTenThousandths()),
                sale.paymentMethod()));
      }
    }
    return rows.stream().sorted().toList();
  }

  List<String> refunds() {
    var rows = new ArrayList<String>();
    for (RefundEvent refund : all(RefundEvent.class)) {
      Long quantity = refund.quantityThousandths();
      BigDecimal amount = tenThousandths(refund.amountTenThousandths());
      rows.add(
          words(
              refund.retailerId(),
              refund.storeId(),
              refund.id(),
              refund.eventTimeMicros(),
              refund.productId(),
              refund.customerId(),
              quantity == null ? null : thousandths(quantity),
              quantity == null
                  ? amount
                  : amount.divide(thousandths(quantity), 4, RoundingMode.HALF_UP),
              amount,
              refund.reason(),
              refund.originalTransactionId()));
    }
    return rows.stream().sorted().toList();
  }

  List<String> doings() {
    return all(CustomerEvent.class).stream()
        .map(
            e ->
                words(
                    e.retailerId(),
                    e.id(),
                    e.customerId(),
                    Words.of(e.kind()),
                    e.sessionSeconds(),
                    e.device(),
                    e.eventTimeMicros()))
        .sorted()
        .toList();
  }

  List<String> stockChanges() {
    return all(StockEvent.class).stream()
        .map(
            e ->
                words(
                    e.retailerId(),
                    e.storeId(),
                    e.id(),
                    e.productId(),
                    Words.of(e.kind()),
                    thousandths(e.quantityChangeThousandths()),
                    thousandths(e.currentStockThousandths()),
                    e.eventTimeMicros()))
        .sorted()
        .toList();
  }

  List<String> stockLevels() {
    Map<String, StockEvent> latest = new TreeMap<>();
    Map<String, StockEvent> told = new TreeMap<>();
    for (StockEvent event : all(StockEvent.class)) {
      String key = words(event.retailerId(), event.storeId(), event.productId());
      latest.merge(key, event, Recount::later);
      if (event.reorderLevelThousandths() != null) {
        told.merge(key, event, Recount::later);
      }
    }
    var rows = new ArrayList<String>();
    latest.forEach(
        (key, event) -> {
          StockEvent level = told.get(key);
          Long reorder = level == null ? null : level.reorderLevelThousandths();
          rows.add(
              words(
                  key,
                  thousandths(event.currentStockThousandths()),
                  event.id(),
                  reorder == null ? null : thousandths(reorder),
                  reorder != null && event.currentStockThousandths() <= reorder ? "t" : "f"));
        });
    return rows.stream().sorted().toList();
  }

  private static StockEvent later(StockEvent left, StockEvent right) {
    int byTime = Long.compare(left.eventTimeMicros(), right.eventTimeMicros());
    return (byTime != 0 ? byTime : left.id().compareTo(right.id())) > 0 ? left : right;
  }

  List<String> days() {
    var days = new Tally();
    for (SaleEvent sale : all(SaleEvent.class)) {
      for (SaleEvent.Item item : sale.items()) {
        days.add(
            words(day(sale), sale.retailerId(), sale.storeId(), item.productId()),
            ONE,
            thousandths(item.quantityThousandths()),
            tenThousandths(item.amountTenThousandths()),
            ZERO,
            ZERO,
            ZERO);
      }
    }
    for (RefundEvent refund : all(RefundEvent.class)) {
      days.add(
          words(day(refund), refund.retailerId(), refund.storeId(), refund.productId()),
          ZERO,
          ZERO,
          ZERO,
          ONE,
          units(refund),
          tenThousandths(refund.amountTenThousandths()));
    }
    return days.rows();
  }

  List<String> cities() {
    var cities = new Tally();
    for (SaleEvent sale : all(SaleEvent.class)) {
      for (SaleEvent.Item item : sale.items()) {
        cities.add(
            words(sale.retailerId(), sale.storeId(), item.productId()),
            ONE,
            tenThousandths(item.amountTenThousandths()));
      }
    }
    return cities.rows();
  }

  List<String> storeMinutes() {
    var minutes = new Tally();
    var counted = new HashSet<String>();
    for (SaleEvent sale : all(SaleEvent.class)) {
      String key = words(sale.retailerId(), minute(sale), sale.storeId());
      boolean isNew = sale.customerId() != null && counted.add(key + ' ' + sale.customerId());
      minutes.add(key, ONE, tenThousandths(sale.amountTenThousandths()), isNew ? ONE : ZERO);
    }
    return minutes.rows();
  }

  List<String> productMinutes() {
    var minutes = new Tally();
    for (SaleEvent sale : all(SaleEvent.class)) {
      var counted = new HashSet<String>();
      for (SaleEvent.Item item : sale.items()) {
        minutes.add(
            words(sale.retailerId(), minute(sale), item.productId()),
            thousandths(item.quantityThousandths()),
            tenThousandths(item.amountTenThousandths()),
            counted.add(item.productId()) ? ONE : ZERO);
      }
    }
    return minutes.rows();
  }

  List<String> refundMinutes() {
    var minutes = new Tally();
    for (RefundEvent refund : all(RefundEvent.class)) {
      minutes.add(
          words(refund.retailerId(), minute(refund), refund.storeId(), refund.reason()),
          ONE,
          units(refund),
          tenThousandths(refund.amountTenThousandths()));
    }
    return minutes.rows();
  }

  List<String> funnelMinutes() {
    var minutes = new Tally();
    for (CustomerEvent event : all(CustomerEvent.class)) {
      minutes.add(words(event.retailerId(), minute(event), Words.of(event.kind())), ONE);
    }
    return minutes.rows();
  }

  private static BigDecimal units(RefundEvent refund) {
    Long quantity = refund.quantityThousandths();
    return quantity == null ? ZERO : thousandths(quantity);
  }

  private static LocalDate day(Event event) {
    return instant(event).atZone(LiveShop.SETTINGS.zone()).toLocalDate();
  }

  private static long minute(Event event) {
    return instant(event).truncatedTo(ChronoUnit.MINUTES).getEpochSecond();
  }

  private static Instant instant(Event event) {
    return Instant.EPOCH.plus(event.eventTimeMicros(), ChronoUnit.MICROS);
  }

  private static BigDecimal thousandths(long value) {
    return BigDecimal.valueOf(value, 3);
  }

  private static BigDecimal tenThousandths(long value) {
    return BigDecimal.valueOf(value, 4);
  }
}
