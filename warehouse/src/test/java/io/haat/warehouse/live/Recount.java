package io.haat.warehouse.live;

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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

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
    Map<String, BigDecimal[]> days = new TreeMap<>();
    for (SaleEvent sale : all(SaleEvent.class)) {
      for (SaleEvent.Item item : sale.items()) {
        BigDecimal[] day =
            sums(days, words(day(sale), sale.retailerId(), sale.storeId(), item.productId()), 6);
        add(day, 0, BigDecimal.ONE);
        add(day, 1, thousandths(item.quantityThousandths()));
        add(day, 2, tenThousandths(item.amountTenThousandths()));
      }
    }
    for (RefundEvent refund : all(RefundEvent.class)) {
      BigDecimal[] day =
          sums(
              days,
              words(day(refund), refund.retailerId(), refund.storeId(), refund.productId()),
              6);
      Long quantity = refund.quantityThousandths();
      add(day, 3, BigDecimal.ONE);
      add(day, 4, quantity == null ? BigDecimal.ZERO : thousandths(quantity));
      add(day, 5, tenThousandths(refund.amountTenThousandths()));
    }
    return rows(days);
  }

  List<String> cities() {
    Map<String, BigDecimal[]> cities = new TreeMap<>();
    for (SaleEvent sale : all(SaleEvent.class)) {
      for (SaleEvent.Item item : sale.items()) {
        BigDecimal[] city =
            sums(cities, words(sale.retailerId(), sale.storeId(), item.productId()), 2);
        add(city, 0, BigDecimal.ONE);
        add(city, 1, tenThousandths(item.amountTenThousandths()));
      }
    }
    return rows(cities);
  }

  List<String> storeMinutes() {
    Map<String, BigDecimal[]> minutes = new TreeMap<>();
    Map<String, TreeSet<String>> customers = new TreeMap<>();
    for (SaleEvent sale : all(SaleEvent.class)) {
      String key = words(sale.retailerId(), minute(sale), sale.storeId());
      BigDecimal[] minute = sums(minutes, key, 3);
      add(minute, 0, BigDecimal.ONE);
      add(minute, 1, tenThousandths(sale.amountTenThousandths()));
      if (sale.customerId() != null) {
        customers.computeIfAbsent(key, k -> new TreeSet<>()).add(sale.customerId());
      }
      minute[2] = BigDecimal.valueOf(customers.getOrDefault(key, new TreeSet<>()).size());
    }
    return rows(minutes);
  }

  List<String> productMinutes() {
    Map<String, BigDecimal[]> minutes = new TreeMap<>();
    for (SaleEvent sale : all(SaleEvent.class)) {
      var counted = new TreeSet<String>();
      for (SaleEvent.Item item : sale.items()) {
        BigDecimal[] minute =
            sums(minutes, words(sale.retailerId(), minute(sale), item.productId()), 3);
        add(minute, 0, thousandths(item.quantityThousandths()));
        add(minute, 1, tenThousandths(item.amountTenThousandths()));
        if (counted.add(item.productId())) {
          add(minute, 2, BigDecimal.ONE);
        }
      }
    }
    return rows(minutes);
  }

  List<String> refundMinutes() {
    Map<String, BigDecimal[]> minutes = new TreeMap<>();
    for (RefundEvent refund : all(RefundEvent.class)) {
      BigDecimal[] minute =
          sums(
              minutes,
              words(refund.retailerId(), minute(refund), refund.storeId(), refund.reason()),
              3);
      Long quantity = refund.quantityThousandths();
      add(minute, 0, BigDecimal.ONE);
      add(minute, 1, quantity == null ? BigDecimal.ZERO : thousandths(quantity));
      add(minute, 2, tenThousandths(refund.amountTenThousandths()));
    }
    return rows(minutes);
  }

  List<String> funnelMinutes() {
    Map<String, BigDecimal[]> minutes = new TreeMap<>();
    for (CustomerEvent event : all(CustomerEvent.class)) {
      add(
          sums(minutes, words(event.retailerId(), minute(event), Words.of(event.kind())), 1),
          0,
          BigDecimal.ONE);
    }
    return rows(minutes);
  }

  private static BigDecimal[] sums(Map<String, BigDecimal[]> rows, String key, int columns) {
    return rows.computeIfAbsent(
        key,
        k -> {
          var sums = new BigDecimal[columns];
          Arrays.fill(sums, BigDecimal.ZERO);
          return sums;
        });
  }

  private static void add(BigDecimal[] sums, int at, BigDecimal value) {
    sums[at] = sums[at].add(value);
  }

  private static List<String> rows(Map<String, BigDecimal[]> rows) {
    return rows.entrySet().stream()
        .map(row -> words(row.getKey(), (Object[]) row.getValue()))
        .sorted()
        .toList();
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

  private static String words(Object first, Object... others) {
    var words = new StringBuilder(String.valueOf(first));
    for (Object other : others) {
      words.append(' ').append(word(other));
    }
    return words.toString();
  }

  private static String word(Object value) {
    if (value == null) {
      return "?";
    }
    return value instanceof BigDecimal number && number.signum() == 0
        ? "0"
        : value instanceof BigDecimal decimal
            ? decimal.stripTrailingZeros().toPlainString()
            : value.toString();
  }
}
