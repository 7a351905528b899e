package io.haat.warehouse.live;

import io.haat.model.LineKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sales or refunds, line by line. Lines are copied straight into the table: a live event is hardly
 * ever stored already, and to copy costs a third of an insert that looks first.
 */
final class LineTable implements FactTable {
  private final Connection connection;
  private final LineKind kind;
  private final List<FactLine> lines = new ArrayList<>();
  private final Set<KeyedFact> partly = Collections.newSetFromMap(new IdentityHashMap<>());
  private int written;

  LineTable(Connection connection, LineKind kind) {
    this.connection = connection;
    this.kind = kind;
  }

  @Override
  public void add(KeyedFact fact) {
    lines.addAll(FactLine.of(fact));
  }

  @Override
  public List<SettledFact> settle(List<KeyedFact> facts) throws SQLException {
    var settled = new ArrayList<SettledFact>();
    for (var found : StoredLines.of(connection, kind, facts)) {
      Standing standing = found.standing();
      if (standing == Standing.NEW || standing == Standing.PARTLY_THERE) {
        lines.addAll(found.missing());
        if (standing == Standing.PARTLY_THERE) {
          partly.add(found.event());
        }
      }
      settled.add(new SettledFact(found.event(), standing));
    }
    return settled;
  }

  @Override
  public void write() throws SQLException {
    List<FactLine> fresh = lines.subList(written, lines.size());
    if (!fresh.isEmpty()) {
      fresh.sort(FactLine.BY_IDENTITY);
      LineCopy.copy(connection, kind, fresh);
      written = lines.size();
    }
  }

  /** Adds all that was written to what its retailers' rollups are to be given. */
  void addTo(Map<RetailerKeys, SalesDeltas> deltas) {
    if (kind == LineKind.REFUND) {
      lines.forEach(line -> of(line.event(), deltas).addRefund(line));
      return;
    }
    var receipts = new IdentityHashMap<KeyedFact, List<FactLine>>();
    for (FactLine line : lines) {
      receipts.computeIfAbsent(line.event(), event -> new ArrayList<>()).add(line);
    }
    receipts.forEach(
        (event, ofEvent) -> of(event, deltas).addReceipt(ofEvent, partly.contains(event)));
  }

  private static SalesDeltas of(KeyedFact event, Map<RetailerKeys, SalesDeltas> deltas) {
    return deltas.computeIfAbsent(event.keys(), retailer -> new SalesDeltas());
  }
}
