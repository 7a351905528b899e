package io.haat.server.sales;

import com.fasterxml.jackson.databind.JsonNode;
import io.haat.server.RunningServer;
import io.haat.warehouse.rollup.StoreRebuild;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A server over so few sales that every figure can be told by heart: two shops in India, days
 * before {@link RunningServer#NOW}.
 *
 * <pre>
 * T1  S1 Mumbai  Mon 10 March 10:00  2 tea at 100, 1 rice at 50   online  customer C1
 * T2  S1 Mumbai  Tue 11 March 01:30  1 tea at 100                 store
 * T3  S2 Delhi   Wed 12 March 10:15  4 rice at 50, discount 20    store   customer C1
 * T4  S2 Delhi   Wed 12 March 10:40  1 tea at 100                 store   customer C2
 * R1  S1 Mumbai  Tue 11 March 10:30  1 tea back, 100, damaged     online  customer C1
 * R2  S2 Delhi   Thu 13 March 09:00  1 rice back, 50, no reason   store
 * </pre>
 */
final class Market implements AutoCloseable {
  final RunningServer server = new RunningServer();

  Market() throws SQLException {
    server.execute(SALES);
    rebuild();
  }

  /** Makes what the writers keep anew, after more facts were written. */
  void rebuild() throws SQLException {
    try (Connection connection = server.connect()) {
      StoreRebuild.run(connection, List.of(1, 2));
    }
  }

  /** The items of an answer. */
  JsonNode items(String path) {
    JsonNode answer = server.json(path);
    if (!answer.has("items")) {
      throw new AssertionError(path + ": " + answer);
    }
    return answer.get("items");
  }

  /** Each item of an answer as the texts of some of its fields. */
  List<String> rows(String path, String... fields) {
    return rows(items(path), fields);
  }

  static List<String> rows(JsonNode items, String... fields) {
    var rows = new ArrayList<String>();
    for (JsonNode item : items) {
      var row = new ArrayList<String>();
      for (String field : fields) {
        JsonNode value = item.get(field);
        row.add(
            value.isNumber()
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : value.asText());
      }
      rows.add(String.join(" ", row));
    }
    return rows;
  }

  @Override
  public void close() {
    server.close();
  }

  private static final String SALES =
      """
      insert into dim_retailer (retailer) values ('bazaar');
      insert into dim_store (retailer_key, store_id, store_name, store_city, store_region, currency, business_zone)
      values (1, 'S1', 'Bandra', 'Mumbai', 'West', 'INR', 'Asia/Kolkata'),
             (1, 'S2', 'Saket', 'Delhi', 'North', 'INR', 'Asia/Kolkata');
      insert into dim_product (retailer_key, product_id, product_name, category)
      values (1, 'P1', 'Tea', 'Drinks'), (1, 'P2', 'Rice', 'Food');
      insert into dim_customer (retailer_key, customer_id, customer_name) values (1, 'C1', 'Asha'), (1, 'C2', 'Ravi');
      insert into fact_sales (store_key, line_id, transaction_id, line_no, sold_at, product_key, customer_key, quantity, unit_price,
                              discount, total_amount, currency, channel, payment_method, origin_unit, origin_row)
      values (1, md5('1')::uuid, 'T1', '1', '2025-03-10T04:30Z', 1, 1, 2, 100, 0, 200, 'INR', 'online', 'card', 1, 1),
             (1, md5('2')::uuid, 'T1', '2', '2025-03-10T04:30Z', 2, 1, 1, 50, 0, 50, 'INR', 'online', 'card', 1, 2),
             (1, md5('3')::uuid, 'T2', '1', '2025-03-10T20:00Z', 1, null, 1, 100, 0, 100, 'INR', 'store', 'cash', 1, 3),
             (2, md5('4')::uuid, 'T3', '1', '2025-03-12T04:45Z', 2, 1, 4, 50, 20, 180, 'INR', 'store', 'cash', 1, 4),
             (2, md5('5')::uuid, 'T4', '1', '2025-03-12T05:10Z', 1, 2, 1, 100, 0, 100, 'INR', 'store', 'cash', 1, 5);
      insert into fact_refunds (store_key, line_id, transaction_id, line_no, sold_at, product_key, customer_key, quantity, unit_price,
                                discount, total_amount, currency, channel, origin_unit, origin_row, reason, original_transaction_id)
      values (1, md5('6')::uuid, 'R1', '1', '2025-03-11T05:00Z', 1, 1, 1, 100, 0, 100, 'INR', 'online', 1, 6, 'damaged', 'T1'),
             (2, md5('7')::uuid, 'R2', '1', '2025-03-13T03:30Z', 2, null, 1, 50, 0, 50, 'INR', 'store', 1, 7, null, null)""";
}
