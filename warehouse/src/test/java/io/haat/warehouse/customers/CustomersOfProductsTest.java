package io.haat.warehouse.customers;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.haat.warehouse.rollup.StoreRebuild;
import io.haat.warehouse.sales.DayRange;
import io.haat.warehouse.sales.Scope;
import io.haat.warehouse.sales.Shops;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomersOfProductsTest {
  private static final CustomerReader.Listing ONE =
      new CustomerReader.Listing(CustomerOrder.NET, Optional.empty(), 0, Optional.of(1));

  private final CustomerMemory memory = new CustomerMemory(1L << 20);
  private Shops shops;

  @BeforeEach
  void open() throws SQLException {
    shops = new Shops();
    shops.sell(600, 0.5);
  }

  @AfterEach
  void close() throws SQLException {
    shops.close();
  }

  @Test
  void receipts_of_products_count_once_for_each_day_store_customer_and_currency()
      throws SQLException {
    shops.execute(LINES_OF_ONE_RECEIPT);
    StoreRebuild.run(shops.connection, shops.stores("true"));
    shops.keep();
    var days = new DayRange(LocalDate.of(2025, 2, 1), LocalDate.of(2025, 3, 1));
    for (String products : List.of("category = 'Dairy'", "product_id = 'P1'", "true")) {
      for (List<String> channels :
          List.of(List.<String>of(), List.of("online"), List.of("phone"))) {
        for (String stores : List.of("true", "store_id = 'A'", "false")) {
          CustomerTruth.compare(
              shops.connection,
              memory,
              new Scope(
                  days,
                  shops.stores(stores),
                  Optional.empty(),
                  Optional.of(shops.products(products)),
                  channels));
        }
      }
    }
  }

  @Test
  void sums_of_a_customer_beyond_64_bits_are_refused() throws SQLException {
    shops.execute(HUGE_LINES);
    StoreRebuild.run(shops.connection, shops.stores("true"));
    shops.keep();
    var dairy = Optional.of(shops.products("category = 'Dairy'"));
    for (int days = 1; days <= 2; days++) {
      LocalDate last = LocalDate.of(2025, 2, 16);
      for (var products : List.of(dairy, Optional.<List<Integer>>empty())) {
        var range = new DayRange(last.minusDays(days - 1), last.plusDays(1));
        var scope = new Scope(range, shops.stores("true"), Optional.empty(), products, List.of());
        if (days == 1) {
          CustomerTruth.compare(shops.connection, memory, scope);
        } else {
          assertThatExceptionOfType(SQLException.class)
              .isThrownBy(
                  () ->
                      new CustomerReader(shops.connection, memory).read(scope, ONE, customer -> {}))
              .matches(e -> "22003".equals(e.getSQLState()));
        }
      }
    }
  }

  /** All have the same id: of two stores, days, currencies, and customers, one of two versions. */
  private static final String LINES_OF_ONE_RECEIPT =
      """
      insert into fact_sales (store_key, line_id, transaction_id, sold_at, product_key, customer_key, quantity, unit_price,
                              discount, total_amount, currency, channel, origin_unit, origin_row)
      select s.store_key, gen_random_uuid(), 'SAME', sold_at, p.product_key, c.customer_key, 1.125, 10, 0, 11.25, coin,
             case when copy = 2 then 'online' end, 1, 1000000
      from dim_store s
      cross join unnest('{2025-02-08 12:00Z,2025-02-09 12:00Z,2025-02-20 12:00Z}'::timestamptz[]) sold_at
      cross join unnest('{INR,USD}'::text[]) coin
      cross join generate_series(1, 3) copy
      join dim_product p on p.retailer_key = s.retailer_key and product_id in ('P2', 'P5', 'P1')
        and sold_at >= p.valid_from and sold_at < p.valid_to
      join dim_customer c on c.retailer_key = s.retailer_key and c.customer_id in ('C3', 'C140')
        and sold_at >= c.valid_from and sold_at < c.valid_to
      where s.retailer_key = 1 and s.store_id in ('A', 'B', 'F');
      insert into fact_refunds (store_key, line_id, transaction_id, sold_at, product_key, customer_key, quantity, unit_price,
                                discount, total_amount, currency, origin_unit, origin_row)
      select store_key, gen_random_uuid(), transaction_id, sold_at, product_key, customer_key, 1, 5, 0, 5, currency, 1, 1000000
      from fact_sales where transaction_id = 'SAME' and extract(day from sold_at) = 9""";

  /**
   * Of one customer: on each of two days five, which are half of what 64 bits hold, and a little
   * more.
   */
  private static final String HUGE_LINES =
      """
      insert into fact_sales (store_key, line_id, transaction_id, sold_at, product_key, customer_key, quantity, unit_price,
                              discount, total_amount, currency, origin_unit, origin_row)
      select (select min(store_key) from dim_store), gen_random_uuid(), 'HUGE', day, p.product_key, c.customer_key, 1, 1, 0,
             99999999999999, 'INR', 1, 1000000
      from unnest('{2025-02-15 12:00Z,2025-02-16 12:00Z}'::timestamptz[]) day cross join generate_series(1, 5) n
      cross join (select product_key from dim_product where retailer_key = 1 and product_id = 'P2') p
      cross join (select min(customer_key) as customer_key from dim_customer where retailer_key = 1 and customer_id = 'C140') c""";
}
