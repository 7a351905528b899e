package io.haat.warehouse.live;

import io.haat.model.LineKind;
import io.haat.model.event.EventType;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The writing of one batch, up to the commit. */
final class LiveTransaction {
  /** Of events that are stored with other content. */
  private static final List<String> DUPLICATE = List.of("duplicate");

  private final Connection connection;
  private final LiveDimensions dimensions;
  private final EventText text;
  private final LineTable sales;
  private final LineTable refunds;
  private final StockTable stock;
  private final Map<EventType, FactTable> tables = new EnumMap<>(EventType.class);
  private final CorrectionRequests corrections = new CorrectionRequests();
  private final LateEvents late = new LateEvents();
  private final RejectRows rejects = new RejectRows();
  private final List<LiveFact> duplicates = new ArrayList<>();
  private int newFacts;
  private int alreadyThere;

  LiveTransaction(Connection connection, LiveDimensions dimensions, EventText text) {
    this.connection = connection;
    this.dimensions = dimensions;
    this.text = text;
    this.sales = new LineTable(connection, LineKind.SALE);
    this.refunds = new LineTable(connection, LineKind.REFUND);
    this.stock = new StockTable(connection);
    tables.put(EventType.SALE, sales);
    tables.put(EventType.REFUND, refunds);
    tables.put(EventType.STOCK, stock);
    tables.put(EventType.CUSTOMER, new CustomerTable(connection));
  }

  /** Writes everything, with what it has found out about events on the way. */
  LiveResult write(KeyedBatch batch, boolean lookFirst) throws SQLException {
    Set<RetailerKeys> retailers = sellingRetailers(batch.facts());
    dimensions.share(retailers, batch.facts());
    boolean look = lookFirst;
    for (List<KeyedFact> layer : Layers.of(batch.facts())) {
      writeFacts(layer, look);
      look = true;
    }
    addToRollups(retailers);
    writeStockLevels();
    writeWindows(batch);
    late.write(connection);
    corrections.write(connection);
    for (KeyedReject reject : batch.rejects()) {
      LiveReject record = reject.reject();
      rejects.add(reject.originUnit(), record.origin().offset(), record.rules(), record.bytes());
    }
    rejects.write(connection);
    return new LiveResult(newFacts, alreadyThere, List.copyOf(duplicates));
  }

  private void writeFacts(List<KeyedFact> facts, boolean look) throws SQLException {
    Map<EventType, List<KeyedFact>> byType = new EnumMap<>(EventType.class);
    for (KeyedFact fact : facts) {
      EventType type = EventFields.type(fact.fact().event());
      byType.computeIfAbsent(type, t -> new ArrayList<>()).add(fact);
    }
    for (var ofType : byType.entrySet()) {
      FactTable table = Objects.requireNonNull(tables.get(ofType.getKey()));
      if (look) {
        table.settle(ofType.getValue()).forEach(this::account);
      } else {
        ofType.getValue().forEach(table::add);
        ofType.getValue().forEach(fact -> account(new SettledFact(fact, Standing.NEW)));
      }
      table.write();
    }
  }

  private void account(SettledFact settled) {
    LiveFact fact = settled.event().fact();
    switch (settled.standing()) {
      case NEW, PARTLY_THERE -> newFacts++;
      case REPLAYED, ELSEWHERE -> alreadyThere++;
      case OTHER_CONTENT -> reject(settled.event());
    }
    boolean isTaken = settled.standing() != Standing.OTHER_CONTENT;
    if (fact.late() && isTaken) {
      late.add(settled.event());
    }
    if (windowMayDiffer(fact.late(), settled.standing())) {
      corrections.add(fact);
    }
  }

  /**
   * An event in time has been counted in its window: wrongly, unless it is a fact that came as an
   * event, and this one. A late one has not been counted.
   */
  private static boolean windowMayDiffer(boolean late, Standing standing) {
    return switch (standing) {
      case NEW, REPLAYED -> late;
      case PARTLY_THERE, ELSEWHERE -> true;
      case OTHER_CONTENT -> !late;
    };
  }

  private void reject(KeyedFact event) {
    duplicates.add(event.fact());
    byte[] record = text.bytes(event.fact().event());
    rejects.add(event.originUnit(), event.originRow(), DUPLICATE, ByteBuffer.wrap(record));
  }

  /** What the stream cannot count, or counts beside a correction, is counted from the facts. */
  private void writeWindows(KeyedBatch batch) throws SQLException {
    for (LiveRecount recount : batch.recounts()) {
      corrections.add(recount);
    }
    for (LiveRecount recount : WindowUpserts.write(connection, batch.windows())) {
      corrections.add(recount);
    }
  }

  private void writeStockLevels() throws SQLException {
    var levels = new StockLevels();
    stock.rows().forEach(row -> levels.add(row.storeKey(), row.event()));
    levels.write(connection);
  }

  private static Set<RetailerKeys> sellingRetailers(List<KeyedFact> facts) {
    Set<RetailerKeys> retailers = new LinkedHashSet<>();
    for (KeyedFact fact : facts) {
      EventType type = EventFields.type(fact.fact().event());
      if (type == EventType.SALE || type == EventType.REFUND) {
        retailers.add(fact.keys());
      }
    }
    return retailers;
  }

  private void addToRollups(Set<RetailerKeys> retailers) throws SQLException {
    if (!retailers.isEmpty()) {
      Map<RetailerKeys, SalesDeltas> deltas = new HashMap<>();
      sales.addTo(deltas);
      refunds.addTo(deltas);
      for (var ofRetailer : deltas.entrySet()) {
        ofRetailer.getValue().write(connection, ofRetailer.getKey().key);
      }
    }
  }
}
