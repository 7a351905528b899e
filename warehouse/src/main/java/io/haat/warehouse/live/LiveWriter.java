package io.haat.warehouse.live;

import io.haat.model.LineKind;
import io.haat.model.event.SaleEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Writes batches of the stream, each in one transaction: facts, rollups, windows and rejects. What
 * is written twice counts once. One per connection and thread.
 */
public final class LiveWriter implements AutoCloseable {
  private final Connection connection;
  private final LiveDimensions dimensions;
  private final LiveUnits units;
  private final LineCopy lines;
  private final WindowUpserts windows;

  /**
   * Takes the connection over.
   *
   * @param connection as {@link io.haat.warehouse.Warehouse#connect} gives it
   * @param text how events that are found to be no facts are kept
   */
  public LiveWriter(Connection connection, LiveSettings settings, EventText text)
      throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    this.dimensions = new LiveDimensions(connection, settings.zone());
    this.units = new LiveUnits(connection);
    this.lines = new LineCopy(connection);
    this.windows = new WindowUpserts(connection);
  }

  /**
   * Writes a batch; when this returns, it is committed.
   *
   * @throws SQLException if the connection fails, or the batch cannot be written
   */
  public LiveResult write(LiveBatch batch) throws SQLException {
    try {
      dimensions.prepare(batch.facts(), List.of());
      LiveResult result = writeAll(batch);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException failed) {
      connection.rollback();
      throw failed;
    }
  }

  private LiveResult writeAll(LiveBatch batch) throws SQLException {
    var sales = new ArrayList<FactLine>();
    var touched = new HashSet<RetailerKeys>();
    for (LiveFact fact : batch.facts()) {
      RetailerKeys keys = dimensions.of(fact.event().retailerId());
      touched.add(keys);
      int unit =
          units.key(
              keys.key, fact.origin().topic(), fact.origin().topicId(), fact.origin().partition());
      if (fact.event() instanceof SaleEvent sale) {
        sales.addAll(FactLine.of(fact, sale, keys, unit));
      }
    }
    sales.sort(FactLine.BY_IDENTITY);
    lines.copy(LineKind.SALE, sales);
    dimensions.shareRollups(touched);
    var deltas = new RollupDeltas();
    for (FactLine line : sales) {
      SaleEvent sale = (SaleEvent) line.fact().event();
      deltas.add(
          LineKind.SALE,
          line,
          sale.items().get(line.number() - 1).productId(),
          dimensions.of(sale.retailerId()).store(sale.storeId()));
    }
    deltas.write(connection);
    windows.write(batch.windows());
    return new LiveResult(batch.facts().size(), 0, List.of());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
