package io.haat.warehouse.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was loaded from one raw object, in {@code load_unit} and {@code load_object}. */
public final class LoadLedger {
  /**
   * One raw object of one retailer, read by one mapping.
   *
   * @param mapping the fingerprint of its meaning
   * @param framing the fingerprint of how it makes records of the object
   * @param target what its rows become: {@code line}, {@code product}, {@code store} or {@code
   *     customer}. An object may be read once as each
   */
  public record Entry(
      short retailerKey,
      String source,
      String object,
      String objectName,
      String objectPath,
      String mapping,
      String framing,
      Instant receivedAt,
      String target) {}

  /**
   * A unit as it is stored, with its key.
   *
   * @param mapping the fingerprint of the mapping that made it
   * @param framing how the records were framed whose numbers its facts have; empty where that was
   *     not written down yet, {@link #SEVERAL_FRAMINGS} where it was not the same for all
   */
  public record Stored(int key, String mapping, String framing, LoadedUnit unit) {
    /** Whether its facts have the numbers that records have under this framing. */
    public boolean isFramedAs(String other) {
      return framing.isEmpty() || framing.equals(other);
    }
  }

  public static final String SEVERAL_FRAMINGS = "several";

  /** Between the fingerprints of a mapping and of its framing, which share a column. */
  private static final String AND_FRAMED = "-";

  private final Connection connection;
  private final Entry entry;

  public LoadLedger(Connection connection, Entry entry) {
    this.connection = connection;
    this.entry = entry;
  }

  /** Tells the writers of the stream up to which time of sale files have brought lines. */
  public void haveFilesUpto(@Nullable Instant lastSoldAt) throws SQLException {
    if (lastSoldAt == null) {
      return;
    }
    String sql = "update dim_retailer set files_upto = ? where retailer_key = ? and files_upto < ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, utc(lastSoldAt));
      statement.setShort(2, entry.retailerKey());
      statement.setObject(3, utc(lastSoldAt));
      statement.executeUpdate();
    }
  }

  /** Whether every unit of the object was loaded with this mapping. */
  public boolean isComplete() throws SQLException {
    String sql =
        """
        select 1 from load_object
        where retailer_key = ? and object = ? and split_part(mapping, '-', 1) = ? and target = ?""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setShort(1, entry.retailerKey());
      statement.setString(2, entry.object());
      statement.setString(3, entry.mapping());
      statement.setString(4, entry.target());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /** The object's units so far, by their number. */
  public Map<Integer, Stored> units() throws SQLException {
    String sql = "select * from load_unit where retailer_key = ? and object = ? and target = ?";
    var units = new TreeMap<Integer, Stored>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setShort(1, entry.retailerKey());
      statement.setString(2, entry.object());
      statement.setString(3, entry.target());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          var unit =
              new LoadedUnit(
                  row.getInt("unit"),
                  row.getInt("attempt"),
                  row.getLong("read"),
                  row.getLong("sales"),
                  row.getLong("refunds"),
                  row.getLong("rejected"),
                  row.getLong("already_there"),
                  instant(row, "first_sold_at"),
                  instant(row, "last_sold_at"),
                  row.getBoolean("numbered"),
                  row.getLong("reference_rows"));
          String[] prints = row.getString("mapping").split(AND_FRAMED, 2);
          String framing = prints.length == 2 ? prints[1] : "";
          units.put(unit.unit(), new Stored(row.getInt("load_unit_key"), prints[0], framing, unit));
        }
      }
    }
    return units;
  }

  /**
   * Whether lines of other objects may have the same identity as lines of this time. Lines without
   * numbers are known by their content, time included; numbered ones may turn up at any time. Those
   * of events are numbered, too.
   */
  public boolean othersMayOverlap(
      boolean numbered, @Nullable Instant firstSoldAt, @Nullable Instant lastSoldAt)
      throws SQLException {
    String sql =
        """
        select 1 from load_unit
        where retailer_key = ? and object <> ?
          and case when target = 'event' then ?
              else sales + refunds > 0 and (numbered or ? or (first_sold_at <= ? and last_sold_at >= ?)) end
        limit 1""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setShort(1, entry.retailerKey());
      statement.setString(2, entry.object());
      statement.setBoolean(3, numbered);
      statement.setBoolean(4, numbered);
      statement.setObject(5, utc(lastSoldAt));
      statement.setObject(6, utc(firstSoldAt));
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Records a unit, or what has become of it at a later attempt. Returns its key. */
  public int record(LoadedUnit unit) throws SQLException {
    return record(unit, entry.framing());
  }

  /** The same for one whose facts have numbers of records that were framed in this way. */
  public int record(LoadedUnit unit, String framing) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
      statement.setShort(1, entry.retailerKey());
      statement.setString(2, entry.source());
      statement.setString(3, entry.object());
      statement.setString(4, entry.objectName());
      statement.setString(5, entry.objectPath());
      statement.setInt(6, unit.unit());
      statement.setString(7, entry.mapping() + AND_FRAMED + framing);
      statement.setInt(8, unit.attempt());
      statement.setLong(9, unit.read());
      statement.setLong(10, unit.sales());
      statement.setLong(11, unit.refunds());
      statement.setLong(12, unit.rejected());
      statement.setLong(13, unit.alreadyThere());
      statement.setObject(14, utc(unit.firstSoldAt()));
      statement.setObject(15, utc(unit.lastSoldAt()));
      statement.setBoolean(16, unit.numbered());
      statement.setString(17, entry.target());
      statement.setLong(18, unit.referenceRows());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** When the object was first received: at its first load, if it had one. */
  public Instant receivedAt() throws SQLException {
    String sql =
        "select received_at from load_object where retailer_key = ? and object = ? and target = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setShort(1, entry.retailerKey());
      statement.setString(2, entry.object());
      statement.setString(3, entry.target());
      try (ResultSet row = statement.executeQuery()) {
        Instant stored = row.next() ? instant(row, "received_at") : null;
        return stored == null ? entry.receivedAt().truncatedTo(ChronoUnit.MICROS) : stored;
      }
    }
  }

  /** Forgets units of which nothing but rejected records refers to them. */
  public void forgetUnits() throws SQLException {
    String sql =
        """
        with gone as (
          delete from load_unit where retailer_key = ? and object = ? and target = ?
          returning load_unit_key)
        delete from rejected_record where load_unit_key in (select load_unit_key from gone)""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setShort(1, entry.retailerKey());
      statement.setString(2, entry.object());
      statement.setString(3, entry.target());
      statement.executeUpdate();
    }
  }

  /** Of units that the object has no more, facts stay, but no rejected records. */
  public void keepOnlyFactsFrom(int unit) throws SQLException {
    String sql =
        """
        with beyond as (
          update load_unit set read = sales + refunds, rejected = 0, already_there = 0
          where retailer_key = ? and object = ? and target = ? and unit >= ?
          returning load_unit_key)
        delete from rejected_record where load_unit_key in (select load_unit_key from beyond)""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setShort(1, entry.retailerKey());
      statement.setString(2, entry.object());
      statement.setString(3, entry.target());
      statement.setInt(4, unit);
      statement.executeUpdate();
    }
  }

  /** Records that the whole object is loaded. */
  public void complete(int units) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COMPLETE)) {
      statement.setShort(1, entry.retailerKey());
      statement.setString(2, entry.object());
      statement.setString(3, entry.source());
      statement.setString(4, entry.objectName());
      statement.setString(5, entry.objectPath());
      statement.setString(6, entry.mapping() + AND_FRAMED + entry.framing());
      statement.setInt(7, units);
      statement.setObject(8, utc(entry.receivedAt()));
      statement.setString(9, entry.target());
      statement.executeUpdate();
    }
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static final String RECORD =
      """
      insert into load_unit
        (retailer_key, source, object, object_name, object_path, unit, mapping, attempt,
         read, sales, refunds, rejected, already_there, first_sold_at, last_sold_at, numbered,
         target, reference_rows)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (retailer_key, object, target, unit) do update
      set source = excluded.source, mapping = excluded.mapping, attempt = excluded.attempt,
          read = excluded.read, sales = excluded.sales, refunds = excluded.refunds,
          rejected = excluded.rejected,
          already_there = excluded.already_there, first_sold_at = excluded.first_sold_at,
          last_sold_at = excluded.last_sold_at, numbered = excluded.numbered,
          reference_rows = excluded.reference_rows, loaded_at = now()
      returning load_unit_key""";

  private static final String COMPLETE =
      """
      insert into load_object
        (retailer_key, object, source, object_name, object_path, mapping, units, received_at, target)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (retailer_key, object, target) do update
      set source = excluded.source, mapping = excluded.mapping, units = excluded.units,
          completed_at = now()""";
}
