package io.haat.simulator.live;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.Event;
import io.haat.model.event.EventType;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as fields of JSON, each with its value as JSON text, for whoever wants to spell it
 * otherwise or to spoil it.
 *
 * @param items of a sale; none otherwise
 */
record EventFields(Map<String, String> fields, List<Map<String, String>> items) {
  static final String ITEMS = "items";
  static final String EVENT_TIME = "event_time";

  /** Stands where {@link #items} will. */
  private static final String NO_ITEMS = "[]";

  static EventFields of(Event event) {
    var fields = new Fields();
    List<Map<String, String>> items = new ArrayList<>();
    if (event instanceof SaleEvent sale) {
      addSale(sale, fields);
      sale.items().forEach(item -> items.add(item(item)));
    } else if (event instanceof RefundEvent refund) {
      addRefund(refund, fields);
    } else if (event instanceof StockEvent stock) {
      addStock(stock, fields);
    } else if (event instanceof CustomerEvent customer) {
      addCustomer(customer, fields);
    }
    fields.text(EVENT_TIME, time(event.eventTimeMicros()));
    return new EventFields(fields.map, items);
  }

  /** Of which topic the event is. */
  static EventType typeOf(Event event) {
    if (event instanceof SaleEvent) {
      return EventType.SALE;
    }
    if (event instanceof RefundEvent) {
      return EventType.REFUND;
    }
    return event instanceof StockEvent ? EventType.STOCK : EventType.CUSTOMER;
  }

  /** One line of JSON. */
  String toJson() {
    Map<String, String> all = new LinkedHashMap<>(fields);
    if (NO_ITEMS.equals(all.get(ITEMS))) {
      all.put(
          ITEMS, "[" + String.join(",", items.stream().map(EventFields::object).toList()) + "]");
    }
    return object(all);
  }

  static String object(Map<String, String> fields) {
    return "{"
        + String.join(
            ",",
            fields.entrySet().stream().map(e -> quoted(e.getKey()) + ":" + e.getValue()).toList())
        + "}";
  }

  static String quoted(String text) {
    var json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  /** Of a quantity in thousandths, without needless zeros. */
  static String quantity(long thousandths) {
    return plain(BigDecimal.valueOf(thousandths, 3));
  }

  /** Of an amount in ten-thousandths, without needless zeros. */
  static String amount(long tenThousandths) {
    return plain(BigDecimal.valueOf(tenThousandths, 4));
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static void addSale(SaleEvent sale, Fields fields) {
    fields.text("transaction_id", sale.id());
    fields.text("retailer_id", sale.retailerId());
    fields.text("store_id", sale.storeId());
    fields.text("customer_id", sale.customerId());
    fields.text("payment_method", sale.paymentMethod());
    fields.text("channel", sale.channel());
    fields.raw(ITEMS, NO_ITEMS);
    fields.raw("final_amount", amount(sale.amountTenThousandths()));
  }

  private static Map<String, String> item(SaleEvent.Item item) {
    var fields = new Fields();
    fields.text("product_id", item.productId());
    fields.raw("quantity", quantity(item.quantityThousandths()));
    fields.raw("unit_price", amount(item.unitPriceTenThousandths()));
    if (item.discountTenThousandths() != 0) {
      fields.raw("discount", amount(item.discountTenThousandths()));
    }
    return fields.map;
  }

  private static void addRefund(RefundEvent refund, Fields fields) {
    fields.text("refund_id", refund.id());
    fields.text("original_transaction_id", refund.originalTransactionId());
    fields.text("retailer_id", refund.retailerId());
    fields.text("store_id", refund.storeId());
    fields.text("product_id", refund.productId());
    fields.text("customer_id", refund.customerId());
    Long thousandths = refund.quantityThousandths();
    if (thousandths != null) {
      fields.raw("quantity", quantity(thousandths));
    }
    fields.raw("refund_amount", amount(refund.amountTenThousandths()));
    fields.text("reason", refund.reason());
  }

  private static void addStock(StockEvent stock, Fields fields) {
    fields.text("event_id", stock.id());
    fields.text("retailer_id", stock.retailerId());
    fields.text("store_id", stock.storeId());
    fields.text("warehouse_id", stock.warehouseId());
    fields.text("product_id", stock.productId());
    fields.text("event_type", stock.kind().word());
    fields.raw("quantity_change", quantity(stock.quantityChangeThousandths()));
    fields.raw("current_stock", quantity(stock.currentStockThousandths()));
    Long level = stock.reorderLevelThousandths();
    if (level != null) {
      fields.raw("reorder_level", quantity(level));
    }
  }

  private static void addCustomer(CustomerEvent event, Fields fields) {
    fields.text("event_id", event.id());
    fields.text("retailer_id", event.retailerId());
    fields.text("customer_id", event.customerId());
    fields.text("event_type", event.kind().word());
    fields.number("session_duration_s", event.sessionSeconds());
    fields.number("page_views", event.pageViews());
    fields.text("device", event.device());
    fields.text("channel", event.channel());
  }

  /** Leaves out what has no value. */
  private static final class Fields {
    final Map<String, String> map = new LinkedHashMap<>();

    void text(String name, @Nullable String value) {
      if (value != null) {
        map.put(name, quoted(value));
      }
    }

    void number(String name, @Nullable Integer value) {
      if (value != null) {
        map.put(name, value.toString());
      }
    }

    void raw(String name, String json) {
      map.put(name, json);
    }
  }
}
