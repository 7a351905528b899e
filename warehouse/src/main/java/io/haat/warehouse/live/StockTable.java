package io.haat.warehouse.live;

import io.haat.model.event.StockEvent;
import io.haat.warehouse.BinaryCopy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Changes of stock: {@code fact_stock_changes}. */
final class StockTable extends EventRows<StockTable.Row> {
  record Row(KeyedFact fact, StockEvent event, int storeKey) {}

  StockTable(Connection connection) {
    super(connection);
  }

  @Override
  Row row(KeyedFact fact) {
    StockEvent event = (StockEvent) fact.fact().event();
    return new Row(fact, event, fact.keys().store(event.storeId()).key());
  }

  @Override
  KeyedFact fact(Row row) {
    return row.fact();
  }

  @Override
  Comparator<Row> byIdentity() {
    return Comparator.comparingInt(Row::storeKey).thenComparing(row -> row.event().id());
  }

  @Override
  String table() {
    return "fact_stock_changes";
  }

  @Override
  List<String> columns() {
    return List.of(
        "store_key",
        "event_id",
        "product_key",
        "warehouse_id",
        "event_type",
        "quantity_change",
        "current_stock",
        "reorder_level",
        "event_time",
        "origin_unit",
        "origin_row");
  }

  @Override
  void write(BinaryCopy copy, Row row) throws SQLException {
    StockEvent event = row.event();
    copy.int4(row.storeKey());
    copy.text(event.id());
    copy.int4(row.fact().keys().products.key(event.productId(), event.eventTimeMicros()));
    copy.text(event.warehouseId());
    copy.text(Words.of(event.kind()));
    copy.numeric(event.quantityChangeThousandths(), 3);
    copy.numeric(event.currentStockThousandths(), 3);
    nullable(copy, event.reorderLevelThousandths());
    copy.instant(event.eventTimeMicros());
  }

  @Override
  String find() {
    return FIND;
  }

  @Override
  void bind(ArrayParameters arrays, List<Row> wanted) throws SQLException {
    arrays.ints(wanted, Row::storeKey);
    arrays.texts(wanted, row -> row.event().id());
  }

  @Override
  boolean isSame(Row row, ResultSet stored) throws SQLException {
    StockEvent event = row.event();
    long level = stored.getLong("reorder_level");
    Long reorderLevel = stored.wasNull() ? null : level;
    return event.equals(
        new StockEvent(
            event.id(),
            event.retailerId(),
            event.storeId(),
            stored.getString("warehouse_id"),
            stored.getString("product_id"),
            Words.in(StockEvent.Kind.values(), stored.getString("event_type")),
            stored.getLong("quantity_change"),
            stored.getLong("current_stock"),
            reorderLevel,
            stored.getLong("event_time")));
  }

  private static final String FIND =
      """
      select q.probe, p.product_id, f.warehouse_id, f.event_type,
             (f.quantity_change * 1000)::int8 as quantity_change,
             (f.current_stock * 1000)::int8 as current_stock,
             (f.reorder_level * 1000)::int8 as reorder_level,
             (extract(epoch from f.event_time) * 1000000)::int8 as event_time,
             f.origin_unit, f.origin_row
      from unnest(?::int4[], ?::text[]) with ordinality as q (store_key, event_id, probe)
      join fact_stock_changes f using (store_key, event_id)
      join dim_product p using (product_key)""";
}
