package io.haat.warehouse.live;

import io.haat.model.LineKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is stored under the identities of one event's lines. */
final class StoredLines {
  private record Stored(LineValues values, boolean fromEvent, int originUnit, long originRow) {}

  /** A line number of an event that is looked up. */
  private record Probe(StoredLines of, int number, UUID id, int storeKey) {}

  private final KeyedFact event;
  private final List<FactLine> lines;
  private final @Nullable Stored[] stored;

  /** One line more than the event has: a receipt of more lines is another receipt. */
  private @Nullable Stored beyond;

  private StoredLines(KeyedFact event) {
    this.event = event;
    this.lines = FactLine.of(event);
    this.stored = new Stored[lines.size()];
  }

  /** Looks the lines of these events up. */
  static List<StoredLines> of(Connection connection, LineKind kind, List<KeyedFact> events)
      throws SQLException {
    List<StoredLines> found = events.stream().map(StoredLines::new).toList();
    var probes = new ArrayList<Probe>();
    for (StoredLines event : found) {
      event.addProbes(kind, probes);
    }
    String sql = kind == LineKind.SALE ? FIND_SALES : FIND_REFUNDS;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      var arrays = new ArrayParameters(connection, statement);
      arrays.texts(probes, probe -> probe.id().toString());
      arrays.ints(probes, Probe::storeKey);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Probe probe = probes.get(row.getInt("probe") - 1);
          probe.of().take(probe.number(), stored(row));
        }
      }
    }
    return found;
  }

  private void addProbes(LineKind kind, List<Probe> probes) {
    for (FactLine line : lines) {
      probes.add(new Probe(this, line.number(), line.id(), line.store().key()));
    }
    if (kind == LineKind.SALE && !lines.isEmpty()) {
      int next = lines.size() + 1;
      UUID id = FactLine.id(kind, event.fact().event().id(), next);
      probes.add(new Probe(this, next, id, lines.get(0).store().key()));
    }
  }

  private void take(int number, Stored line) {
    if (number > stored.length) {
      beyond = line;
    } else {
      stored[number - 1] = line;
    }
  }

  KeyedFact event() {
    return event;
  }

  /** The lines that are not stored. */
  List<FactLine> missing() {
    return lines.stream().filter(line -> stored[line.number() - 1] == null).toList();
  }

  /**
   * What is stored of a file counts line by line, as files count among each other. Another event
   * must have been the same as a whole.
   */
  Standing standing() {
    if (lines.isEmpty()) {
      return Standing.NEW;
    }
    boolean allThere = true;
    boolean someThere = false;
    boolean fromOtherEvent = beyond != null && beyond.fromEvent();
    for (FactLine line : lines) {
      Stored there = stored[line.number() - 1];
      if (there == null) {
        allThere = false;
      } else if (isFromHere(there)) {
        boolean sameCurrency = there.values().currency().equals(event.fact().currency());
        return sameCurrency ? Standing.REPLAYED : Standing.ELSEWHERE;
      } else {
        someThere = true;
        fromOtherEvent |= there.fromEvent();
      }
    }
    if (!isSame() || (fromOtherEvent && (!allThere || beyond != null))) {
      return Standing.OTHER_CONTENT;
    }
    return allThere ? Standing.ELSEWHERE : someThere ? Standing.PARTLY_THERE : Standing.NEW;
  }

  private boolean isFromHere(Stored line) {
    return line.fromEvent()
        && line.originUnit() == event.originUnit()
        && line.originRow() == event.originRow();
  }

  private boolean isSame() {
    for (FactLine line : lines) {
      Stored there = stored[line.number() - 1];
      if (there != null) {
        LineValues values = LineValues.of(line);
        boolean same =
            there.fromEvent()
                ? values.isSameOfEvent(there.values())
                : values.isSameLine(there.values());
        if (!same) {
          return false;
        }
      }
    }
    return true;
  }

  private static Stored stored(ResultSet row) throws SQLException {
    long known = row.getLong("quantity");
    Long quantity = row.wasNull() ? null : known;
    var values =
        new LineValues(
            row.getLong("sold_at"),
            row.getString("product_id"),
            row.getString("customer_id"),
            quantity,
            row.getLong("unit_price"),
            row.getLong("discount"),
            row.getLong("total_amount"),
            row.getString("currency"),
            row.getString("payment_method"),
            row.getString("channel"),
            row.getString("reason"),
            row.getString("original_transaction_id"));
    return new Stored(
        values, row.getBoolean("from_event"), row.getInt("origin_unit"), row.getLong("origin_row"));
  }

  private static final String FIND_SALES =
      """
      select q.probe, (extract(epoch from f.sold_at) * 1000000)::int8 as sold_at, p.product_id,
             c.customer_id, (f.quantity * 1000)::int8 as quantity,
             (f.unit_price * 10000)::int8 as unit_price, (f.discount * 10000)::int8 as discount,
             (f.total_amount * 10000)::int8 as total_amount, f.currency, f.payment_method, f.channel,
             null as reason, null as original_transaction_id,
             u.target = 'event' as from_event, f.origin_unit, f.origin_row
      from unnest(?::text[], ?::int4[]) with ordinality as q (line_id, store_key, probe)
      join fact_sales f on f.line_id = q.line_id::uuid and f.store_key = q.store_key
      join load_unit u on u.load_unit_key = f.origin_unit
      join dim_product p using (product_key)
      left join dim_customer c using (customer_key)""";

  private static final String FIND_REFUNDS =
      FIND_SALES
          .replace("fact_sales", "fact_refunds")
          .replace(
              "null as reason, null as original_transaction_id",
              "f.reason, f.original_transaction_id");
}
