package io.haat.warehouse.live;

import io.haat.model.event.CustomerEvent;
import io.haat.warehouse.BinaryCopy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Doings of customers: {@code fact_customer_events}. */
final class CustomerTable extends EventRows<CustomerTable.Row> {
  record Row(KeyedFact fact, CustomerEvent event) {}

  CustomerTable(Connection connection) {
    super(connection);
  }

  @Override
  Row row(KeyedFact fact) {
    return new Row(fact, (CustomerEvent) fact.fact().event());
  }

  @Override
  KeyedFact fact(Row row) {
    return row.fact();
  }

  @Override
  Comparator<Row> byIdentity() {
    return Comparator.comparingInt((Row row) -> row.fact().keys().key)
        .thenComparing(row -> row.event().id());
  }

  @Override
  String table() {
    return "fact_customer_events";
  }

  @Override
  List<String> columns() {
    return List.of(
        "retailer_key",
        "event_id",
        "customer_key",
        "event_type",
        "session_duration_s",
        "page_views",
        "device",
        "channel",
        "event_time",
        "origin_unit",
        "origin_row");
  }

  @Override
  void write(BinaryCopy copy, Row row) throws SQLException {
    CustomerEvent event = row.event();
    RetailerKeys keys = row.fact().keys();
    copy.int2(keys.key);
    copy.text(event.id());
    copy.int4(keys.customers.key(event.customerId(), event.eventTimeMicros()));
    copy.text(Words.of(event.kind()));
    nullable(copy, event.sessionSeconds());
    nullable(copy, event.pageViews());
    copy.text(event.device());
    copy.text(event.channel());
    copy.instant(event.eventTimeMicros());
  }

  private static void nullable(BinaryCopy copy, @Nullable Integer value) throws SQLException {
    if (value == null) {
      copy.nul();
    } else {
      copy.int4(value);
    }
  }

  @Override
  String find() {
    return FIND;
  }

  @Override
  void bind(ArrayParameters arrays, List<Row> wanted) throws SQLException {
    arrays.ints(wanted, row -> row.fact().keys().key);
    arrays.texts(wanted, row -> row.event().id());
  }

  @Override
  boolean isSame(Row row, ResultSet stored) throws SQLException {
    CustomerEvent event = row.event();
    return event.equals(
        new CustomerEvent(
            event.id(),
            event.retailerId(),
            stored.getString("customer_id"),
            Words.in(CustomerEvent.Kind.values(), stored.getString("event_type")),
            (Integer) stored.getObject("session_duration_s"),
            (Integer) stored.getObject("page_views"),
            stored.getString("device"),
            stored.getString("channel"),
            stored.getLong("event_time")));
  }

  private static final String FIND =
      """
      select q.probe, c.customer_id, f.event_type, f.session_duration_s, f.page_views, f.device,
             f.channel, (extract(epoch from f.event_time) * 1000000)::int8 as event_time,
             f.origin_unit, f.origin_row
      from unnest(?::int4[], ?::text[]) with ordinality as q (retailer_key, event_id, probe)
      join fact_customer_events f
        on f.retailer_key = q.retailer_key::smallint and f.event_id = q.event_id
      join dim_customer c using (customer_key)""";
}
