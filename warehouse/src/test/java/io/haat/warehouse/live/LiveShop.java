package io.haat.warehouse.live;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.Event;
import io.haat.model.event.Origin;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.SaleEvent;
import io.haat.model.event.StockEvent;
import io.haat.warehouse.TestSql;
import io.haat.warehouse.TestWarehouse;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.load.PendingSales;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A warehouse, a writer on it, and events of a retailer "shop" to write. */
final class LiveShop implements AutoCloseable {
  static final LiveSettings SETTINGS =
      new LiveSettings(Currency.getInstance("INR"), ZoneId.of("Asia/Kolkata"));
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static final long MICROS_PER_MINUTE = 60_000_000;

  private final Warehouse warehouse;
  private final Connection connection;
  private final LiveWriter writer;
  private long nextOffset;

  LiveShop() throws SQLException {
    warehouse = TestWarehouse.create();
    connection = warehouse.connect();
    writer = writer();
  }

  Warehouse warehouse() {
    return warehouse;
  }

  /** Another writer. */
  LiveWriter writer() throws SQLException {
    return new LiveWriter(warehouse.connect(), SETTINGS, LiveShop::text);
  }

  static byte[] text(Event event) {
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Writes, and brings the rollups after it. */
  LiveResult write(LiveFact... facts) throws SQLException {
    LiveResult result = writeOnly(facts);
    PendingSales.fold(connection);
    return result;
  }

  LiveResult writeOnly(LiveFact... facts) throws SQLException {
    return writer.write(new LiveBatch(List.of(facts), List.of(), List.of()));
  }

  LiveResult write(LiveWindow... windows) throws SQLException {
    return writer.write(new LiveBatch(List.of(), List.of(windows), List.of()));
  }

  LiveResult write(LiveReject... rejects) throws SQLException {
    return writer.write(new LiveBatch(List.of(), List.of(), List.of(rejects)));
  }

  /** The event as the next record of its topic. */
  LiveFact next(Event event) {
    return at(event, nextOffset++);
  }

  LiveFact late(Event event) {
    LiveFact fact = next(event);
    return new LiveFact(event, fact.origin(), fact.currency(), fact.windowStartMicros(), true);
  }

  /** The event as it is judged once its store has another currency. */
  static LiveFact in(String currency, LiveFact fact) {
    return new LiveFact(
        fact.event(), fact.origin(), currency, fact.windowStartMicros(), fact.late());
  }

  static LiveFact at(Event event, long offset) {
    long time = event.eventTimeMicros();
    return new LiveFact(
        event,
        origin(EventFields.type(event).defaultTopic(), offset, time),
        event instanceof CustomerEvent ? "" : "INR",
        Math.floorDiv(time, MICROS_PER_MINUTE) * MICROS_PER_MINUTE,
        false);
  }

  static Origin origin(String topic, long offset, long time) {
    return new Origin(topic, "id-of-" + topic, 0, offset, time);
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** Of product, quantity and unit price in hundredths. */
  static SaleEvent.Item item(String product, long quantity, long price) {
    return new SaleEvent.Item(product, quantity * 1_000, price * 100, 0, quantity * price * 100);
  }

  static SaleEvent sale(String id, SaleEvent.Item... items) {
    return saleAt(NOON, id, items);
  }

  static SaleEvent saleAt(Instant time, String id, SaleEvent.Item... items) {
    return new SaleEvent(id, "shop", "S1", "C1", micros(time), List.of(items), "card", "store");
  }

  static RefundEvent refund(String id, @Nullable String original, String product, long amount) {
    return new RefundEvent(
        id, original, "shop", "S1", product, "C1", null, amount * 100, "broken", micros(NOON));
  }

  static StockEvent stock(String id, Instant time, long stock, @Nullable Long reorderLevel) {
    return new StockEvent(
        id,
        "shop",
        "S1",
        null,
        "P1",
        StockEvent.Kind.SALE,
        -1_000,
        stock * 1_000,
        reorderLevel == null ? null : reorderLevel * 1_000,
        micros(time));
  }

  static CustomerEvent doing(String id, CustomerEvent.Kind kind) {
    return new CustomerEvent(id, "shop", "C1", kind, 30, null, "phone", "app", micros(NOON));
  }

  void execute(String sql) throws SQLException {
    TestSql.execute(connection, sql);
  }

  /** See {@link TestSql#rows}. */
  List<String> rows(String sql) throws SQLException {
    return TestSql.rows(connection, sql);
  }

  Connection connection() {
    return connection;
  }

  /** All facts so far become those of a file. */
  void turnFactsIntoThoseOfAFile() throws SQLException {
    execute(
        """
        insert into load_unit
          (retailer_key, source, object, object_name, object_path, unit, mapping, read, sales, refunds,
           rejected, already_there, numbered)
        select retailer_key, 'till', 'abc', 'till.csv', 'raw/till.csv', 0, '', 9, 9, 0, 0, 0, true
        from dim_retailer;
        update fact_sales set origin_unit = (select load_unit_key from load_unit where source = 'till');
        update fact_refunds set origin_unit = (select load_unit_key from load_unit where source = 'till')""");
  }

  @Override
  public void close() throws SQLException {
    writer.close();
    connection.close();
  }
}
