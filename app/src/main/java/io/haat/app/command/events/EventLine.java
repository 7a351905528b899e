package io.haat.app.command.events;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.Event;
import io.haat.model.event.EventVerdict;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An event as one line for people. */
final class EventLine {
  private static final int RAW_CHARACTERS = 160;
  private static final int QUANTITY_PLACES = 3;
  private static final int AMOUNT_PLACES = 4;

  private final StringJoiner words = new StringJoiner("  ");

  private EventLine() {}

  /** What a record of an event's topic tells. */
  static String of(EventVerdict verdict, byte[] value) {
    EventLine line = new EventLine();
    if (verdict instanceof EventVerdict.Valid valid) {
      line.event(valid.event());
    } else if (verdict instanceof EventVerdict.Invalid invalid) {
      line.add("INVALID");
      line.add(String.join(",", invalid.rules()));
      line.add(raw(value));
    }
    return line.words.toString();
  }

  private void event(Event event) {
    add(Instant.EPOCH.plus(event.eventTimeMicros(), ChronoUnit.MICROS));
    if (event instanceof SaleEvent sale) {
      sale(sale);
    } else if (event instanceof RefundEvent refund) {
      refund(refund);
    } else if (event instanceof StockEvent stock) {
      stock(stock);
    } else if (event instanceof CustomerEvent customer) {
      customer(customer);
    }
  }

  private void sale(SaleEvent sale) {
    int lines = sale.items().size();
    add("sale").add(sale.retailerId() + "/" + sale.storeId()).add(sale.id());
    add(amount(sale.amountTenThousandths())).add(lines == 1 ? "1 line" : lines + " lines");
    optional("customer ", sale.customerId()).optional("", sale.paymentMethod());
    optional("", sale.channel());
  }

  private void refund(RefundEvent refund) {
    add("refund").add(refund.retailerId() + "/" + refund.storeId()).add(refund.id());
    add(amount(refund.amountTenThousandths()));
    Long quantity = refund.quantityThousandths();
    add(quantity == null ? refund.productId() : number(quantity) + " × " + refund.productId());
    optional("of ", refund.originalTransactionId()).add(refund.reason());
  }

  private void stock(StockEvent stock) {
    add("stock").add(stock.retailerId() + "/" + stock.storeId()).add(stock.id());
    add(stock.productId()).add(stock.kind().name().toLowerCase(Locale.ROOT));
    String sign = stock.quantityChangeThousandths() > 0 ? "+" : "";
    add(sign + number(stock.quantityChangeThousandths()));
    add("now " + number(stock.currentStockThousandths()));
    Long level = stock.reorderLevelThousandths();
    if (level != null && stock.currentStockThousandths() <= level) {
      add("LOW: reorder at " + number(level));
    }
  }

  private void customer(CustomerEvent customer) {
    add("customer").add(customer.retailerId()).add(customer.customerId()).add(customer.id());
    add(customer.kind().name().toLowerCase(Locale.ROOT));
    optional("", customer.device()).optional("", customer.channel());
  }

  private EventLine add(Object word) {
    // An event does not steer the terminal.
    words.add(word.toString().replaceAll("\\p{Cntrl}", "�"));
    return this;
  }

  private EventLine optional(String before, @Nullable String word) {
    return word == null ? this : add(before + word);
  }

  private static String number(long thousandths) {
    return BigDecimal.valueOf(thousandths, QUANTITY_PLACES).stripTrailingZeros().toPlainString();
  }

  private static String amount(long tenThousandths) {
    BigDecimal amount = BigDecimal.valueOf(tenThousandths, AMOUNT_PLACES).stripTrailingZeros();
    return amount.setScale(Math.max(2, amount.scale())).toPlainString();
  }

  /** The beginning of what was received, printable. */
  static String raw(byte[] value) {
    int length = Math.min(value.length, RAW_CHARACTERS);
    String text = new String(value, 0, length, StandardCharsets.UTF_8);
    String printable = text.replaceAll("\\p{Cntrl}", "�");
    return value.length > length ? printable + "…" : printable;
  }
}
