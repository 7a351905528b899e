package io.haat.stream.testing;

import io.haat.model.event.SaleEvent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What sales amount to, counted in the plainest way, as rows of the tables. */
public final class Recount {
  private static final long MINUTE_MICROS = 60_000_000;

  private final Collection<SaleEvent> sales;

  public Recount(Collection<SaleEvent> sales) {
    this.sales = sales;
  }

  private static final class Sums {
    long count;
    long units;
    long amount;
    final Set<String> customers = new TreeSet<>();
  }

  /**
   * Rows of {@code transactions_summary}: store, second of the start, sales, revenue, customers.
   */
  public List<String> stores() {
    Map<String, Sums> windows = new TreeMap<>();
    for (SaleEvent sale : sales) {
      Sums sums = at(windows, sale.storeId() + "|" + second(sale));
      sums.count++;
      sums.amount += sale.amountTenThousandths();
      if (sale.customerId() != null) {
        sums.customers.add(sale.customerId());
      }
    }
    return windows.entrySet().stream()
        .map(
            window -> {
              Sums sums = window.getValue();
              return String.join(
                  "|",
                  window.getKey(),
                  Long.toString(sums.count),
                  money(sums.amount),
                  Integer.toString(sums.customers.size()));
            })
        .toList();
  }

  public static final String STORES =
      """
      select store_id, extract(epoch from window_start)::bigint, total_transactions, total_revenue,
             unique_customers
      from transactions_summary where retailer = ?
      order by (store_id || '|' || extract(epoch from window_start)::bigint) collate "C\"""";

  /**
   * Rows of {@code product_metrics_minute}: product, second of the start, units, revenue, sales.
   */
  public List<String> products() {
    Map<String, Sums> windows = new TreeMap<>();
    for (SaleEvent sale : sales) {
      Set<String> seen = new HashSet<>();
      for (SaleEvent.Item item : sale.items()) {
        Sums sums = at(windows, item.productId() + "|" + second(sale));
        sums.units += item.quantityThousandths();
        sums.amount += item.amountTenThousandths();
        sums.count += seen.add(item.productId()) ? 1 : 0;
      }
    }
    return windows.entrySet().stream()
        .map(
            window -> {
              Sums sums = window.getValue();
              return String.join(
                  "|",
                  window.getKey(),
                  BigDecimal.valueOf(sums.units, 3).toPlainString(),
                  money(sums.amount),
                  Long.toString(sums.count));
            })
        .toList();
  }

  public static final String PRODUCTS =
      """
      select product_id, extract(epoch from window_start)::bigint, units, revenue, transactions
      from product_metrics_minute where retailer = ?
      order by (product_id || '|' || extract(epoch from window_start)::bigint) collate "C\"""";

  /** Lines by store and product: facts, as well as the days that they are rolled up to. */
  public List<String> lines() {
    Map<String, Sums> lines = new TreeMap<>();
    for (SaleEvent sale : sales) {
      for (SaleEvent.Item item : sale.items()) {
        Sums sums = at(lines, sale.storeId() + "|" + item.productId());
        sums.count++;
        sums.units += item.quantityThousandths();
        sums.amount += item.amountTenThousandths();
      }
    }
    return lines.entrySet().stream()
        .map(
            line -> {
              Sums sums = line.getValue();
              return String.join(
                  "|",
                  line.getKey(),
                  Long.toString(sums.count),
                  BigDecimal.valueOf(sums.units, 3).toPlainString(),
                  money(sums.amount));
            })
        .toList();
  }

  public static final String FACTS =
      """
      select store_id, product_id, count(*), sum(quantity), sum(total_amount)
      from fact_sales join dim_store using (store_key) join dim_product using (product_key)
      join dim_retailer r on r.retailer_key = dim_store.retailer_key
      where r.retailer = ? group by store_id, product_id
      order by (store_id || '|' || product_id) collate "C\"""";

  public static final String DAYS =
      """
      select store_id, product_id, sum(lines), sum(units), sum(sales_amount)
      from sales_daily join dim_store using (store_key) join dim_product using (product_key)
      join dim_retailer r on r.retailer_key = dim_store.retailer_key
      where r.retailer = ? group by store_id, product_id
      order by (store_id || '|' || product_id) collate "C\"""";

  private static Sums at(Map<String, Sums> all, String key) {
    return all.computeIfAbsent(key, k -> new Sums());
  }

  private static long second(SaleEvent sale) {
    return Math.floorDiv(sale.eventTimeMicros(), MINUTE_MICROS) * 60;
  }

  private static String money(long tenThousandths) {
    return BigDecimal.valueOf(tenThousandths, 4).toPlainString();
  }
}
