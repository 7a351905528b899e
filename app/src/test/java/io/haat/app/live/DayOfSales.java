package io.haat.app.live;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/**
 * One day of some shops, told twice: as a file of lines and as events.
 *
 * @param lines of the file, without its header
 * @param sales how many of them are of sales; the others are refunds
 */
record DayOfSales(List<String> lines, List<String> events, int sales) {
  private static final String HEADER =
      "receipt,line,kind,sold,store,sku,customer,qty,price,discount,total,tender,way,reason,original";
  private static final Instant MORNING = Instant.parse("2026-01-05T07:00:00Z");
  private static final int SECONDS = 40_000;

  DayOfSales {
    lines = List.copyOf(lines);
    events = List.copyOf(events);
  }

  static DayOfSales of(String retailer, long seed, int receipts) {
    var random = new Random(seed);
    var lines = new ArrayList<String>();
    var events = new ArrayList<String>();
    int sales = 0;
    for (int receipt = 0; receipt < receipts; receipt++) {
      Instant at = MORNING.plusSeconds(random.nextInt(SECONDS));
      String store = "S" + random.nextInt(4);
      String customer = random.nextInt(3) == 0 ? "" : "C" + random.nextInt(40);
      if (receipt % 10 == 9) {
        refund(retailer, receipt, at, store, customer, random, lines, events);
        continue;
      }
      var items = new StringJoiner(",");
      BigDecimal sum = BigDecimal.ZERO;
      int count = 1 + random.nextInt(4);
      for (int line = 1; line <= count; line++) {
        String sku = "P" + random.nextInt(15);
        BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(4000), 3);
        BigDecimal price = BigDecimal.valueOf(random.nextInt(5000), 2);
        BigDecimal discount = random.nextInt(4) == 0 ? price.movePointLeft(1) : BigDecimal.ZERO;
        BigDecimal total =
            quantity.multiply(price).subtract(discount).setScale(2, RoundingMode.HALF_UP);
        sum = sum.add(total);
        items.add(
            """
            {"product_id":"%s","quantity":%s,"unit_price":%s,"discount":%s}"""
                .formatted(sku, quantity, price, discount.toPlainString()));
        lines.add(
            "R%d,%d,sale,%s,%s,%s,%s,%s,%s,%s,%s,card,store,,"
                .formatted(
                    receipt, line, at, store, sku, customer, quantity, price, discount, total));
      }
      sales += count;
      events.add(
          """
          {"transaction_id":"R%d","retailer_id":"%s","store_id":"%s"%s,"event_time":"%s","items":[%s],"payment_method":"card","channel":"store","final_amount":%s}"""
              .formatted(receipt, retailer, store, named(customer), at, items, sum));
    }
    return new DayOfSales(lines, events, sales);
  }

  private static void refund(
      String retailer,
      int receipt,
      Instant at,
      String store,
      String customer,
      Random random,
      List<String> lines,
      List<String> events) {
    BigDecimal price = BigDecimal.valueOf(100 + random.nextInt(5000), 2);
    BigDecimal amount = price.multiply(BigDecimal.valueOf(2));
    String original = "R" + (receipt - 1);
    lines.add(
        "R%d,1,refund,%s,%s,P1,%s,2,%s,0,%s,,,damaged,%s"
            .formatted(receipt, at, store, customer, price, amount, original));
    events.add(
        """
        {"refund_id":"R%d","original_transaction_id":"%s","retailer_id":"%s","store_id":"%s","product_id":"P1"%s,"quantity":2,"refund_amount":%s,"reason":"damaged","event_time":"%s"}"""
            .formatted(receipt, original, retailer, store, named(customer), amount, at));
  }

  private static String named(String customer) {
    return customer.isEmpty() ? "" : ",\"customer_id\":\"" + customer + "\"";
  }

  String csv() {
    return HEADER + "\n" + String.join("\n", lines) + "\n";
  }

  String json() {
    return String.join("\n", events) + "\n";
  }

  /** What reads {@link #csv}. */
  static String mapping(String retailer) {
    return """
        source: %1$s
        retailer: %1$s
        format: csv
        csv: {delimiter: ",", quote: '"', header: true, null: [""]}
        timezone: Europe/Paris
        currency: EUR
        line:
          transaction_id: receipt
          line_no: line
          kind: kind
          sold_at: instant(sold)
          store_id: store
          product_id: sku
          customer_id: customer
          quantity: number(qty)
          unit_price: number(price)
          discount: number(discount)
          total_amount: number(total)
          payment_method: tender
          channel: way
          reason: reason
          original_transaction_id: original
        """
        .formatted(retailer);
  }
}
