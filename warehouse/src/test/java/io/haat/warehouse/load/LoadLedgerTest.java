package io.haat.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadLedgerTest {
  private static final Instant JANUARY = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2024-03-01T12:00:00.000001Z");
  private static final Instant MAY = Instant.parse("2024-05-01T00:00:00Z");
  private static final Instant JULY = Instant.parse("2024-07-01T00:00:00Z");

  private LoadTables tables;

  @BeforeEach
  void open() throws SQLException {
    tables = new LoadTables();
  }

  @AfterEach
  void close() throws SQLException {
    tables.close();
  }

  @Test
  void a_unit_is_read_back_as_it_was_recorded_and_a_later_attempt_replaces_it()
      throws SQLException {
    var first = new LoadedUnit(0, 1, 10, 5, 2, 2, 1, JANUARY, MARCH, false);
    var empty = new LoadedUnit(1, 1, 3, 0, 0, 3, 0, null, null, false);
    LoadLedger ledger = ledger("aaa", "m1");
    int key = ledger.record(first);
    ledger.record(empty);

    assertThat(ledger.units())
        .containsOnlyKeys(0, 1)
        .containsEntry(0, new LoadLedger.Stored(key, "m1", "f1", first));
    assertThat(ledger.units().get(1).unit()).isEqualTo(empty);

    var again = new LoadedUnit(0, 2, 12, 8, 2, 0, 2, JANUARY, MAY, true);
    assertThat(ledger("aaa", "m2").record(again)).isEqualTo(key);
    assertThat(ledger.units()).containsEntry(0, new LoadLedger.Stored(key, "m2", "f1", again));
  }

  @Test
  void a_unit_that_was_recorded_without_its_framing_counts_as_framed_in_any_way()
      throws SQLException {
    LoadLedger ledger = ledger("aaa", "m1");
    ledger.record(new LoadedUnit(0, 1, 3, 0, 0, 3, 0, null, null, false));
    ledger.complete(1);
    assertThat(ledger.units().get(0).isFramedAs("f1")).isTrue();
    assertThat(ledger.units().get(0).isFramedAs("f2")).isFalse();

    tables.execute("update load_unit set mapping = 'm1'");
    tables.execute("update load_object set mapping = 'm1'");

    assertThat(ledger.units().get(0).mapping()).isEqualTo("m1");
    assertThat(ledger.units().get(0).isFramedAs("f2")).isTrue();
    assertThat(ledger.isComplete()).isTrue();
  }

  @Test
  void a_unit_that_does_not_add_up_is_refused() {
    assertThatThrownBy(() -> new LoadedUnit(3, 1, 10, 5, 2, 2, 0, null, null, false))
        .hasMessageContaining("unit 3")
        .hasMessageContaining("10 rows");
  }

  @Test
  void an_object_is_complete_for_the_mapping_that_loaded_it() throws SQLException {
    assertThat(ledger("aaa", "m1").isComplete()).isFalse();
    ledger("aaa", "m1").complete(2);

    assertThat(ledger("aaa", "m1").isComplete()).isTrue();
    assertThat(ledger("aaa", "m2").isComplete()).isFalse();
    assertThat(ledger("bbb", "m1").isComplete()).isFalse();

    ledger("aaa", "m2").complete(2);
    assertThat(ledger("aaa", "m2").isComplete()).isTrue();
  }

  @Test
  void rejected_records_count_under_each_of_their_rules() throws SQLException {
    LoadLedger ledger = ledger("aaa", "m1");
    int key = ledger.record(new LoadedUnit(0, 1, 2, 0, 0, 2, 0, null, null, false));
    tables.execute(
        """
        insert into rejected_record (load_unit_key, raw_row, rules, raw)
        values (%1$d, 1, '{duplicate}', 'a'), (%1$d, 2, '{duplicate,unknown_kind}', 'b')"""
            .formatted(key));

    assertThat(new UnitRecords(tables.connection(), key).rejectedByRule())
        .containsOnly(entry("duplicate", 2L), entry("unknown_kind", 1L));
  }

  @Test
  void lines_without_numbers_overlap_only_with_their_own_time() throws SQLException {
    ledger("aaa", "m").record(sold(JANUARY, MARCH, false));
    LoadLedger other = ledger("bbb", "m");

    assertThat(other.othersMayOverlap(false, MARCH, MAY)).isTrue();
    assertThat(other.othersMayOverlap(false, JANUARY, JANUARY)).isTrue();
    assertThat(other.othersMayOverlap(false, MARCH.minusNanos(1_000), MAY)).isTrue();
    assertThat(other.othersMayOverlap(false, MARCH.plusNanos(1_000), MAY)).isFalse();
    assertThat(other.othersMayOverlap(false, MAY, JULY)).isFalse();
    assertThat(other.othersMayOverlap(false, Instant.EPOCH, JANUARY.minusSeconds(1))).isFalse();
    assertThat(other.othersMayOverlap(false, null, null)).isFalse();
  }

  @Test
  void numbered_lines_may_turn_up_at_any_time() throws SQLException {
    ledger("aaa", "m").record(sold(JANUARY, MARCH, false));
    assertThat(ledger("bbb", "m").othersMayOverlap(true, MAY, JULY)).isTrue();

    ledger("bbb", "m").record(sold(MAY, MAY, true));
    assertThat(ledger("ccc", "m").othersMayOverlap(false, JULY, JULY)).isTrue();
  }

  @Test
  void the_object_itself_its_rejects_and_other_retailers_do_not_overlap() throws SQLException {
    ledger("aaa", "m").record(sold(JANUARY, MARCH, true));
    ledger("bbb", "m").record(new LoadedUnit(0, 1, 1, 0, 0, 1, 0, JANUARY, MARCH, true));
    ledger((short) 2, "ccc", "m").record(sold(JANUARY, MARCH, true));

    assertThat(ledger("aaa", "m").othersMayOverlap(true, JANUARY, MARCH)).isFalse();
    assertThat(ledger("ddd", "m").othersMayOverlap(true, JANUARY, MARCH)).isTrue();
  }

  @Test
  void events_may_overlap_with_numbered_lines_only() throws SQLException {
    tables.execute(
        """
        insert into load_unit
          (retailer_key, source, object, object_name, object_path, target, unit, mapping,
           read, sales, refunds, rejected, already_there, numbered)
        values (1, 'events', 'topic', 'sales', 'sales/0', 'event', 0, '', 0, 0, 0, 0, 0, true)""");

    assertThat(ledger("aaa", "m").othersMayOverlap(true, JULY, JULY)).isTrue();
    assertThat(ledger("aaa", "m").othersMayOverlap(false, JULY, JULY)).isFalse();
    assertThat(ledger((short) 2, "aaa", "m").othersMayOverlap(true, JULY, JULY)).isFalse();
  }

  private static LoadedUnit sold(Instant first, Instant last, boolean numbered) {
    return new LoadedUnit(0, 1, 1, 1, 0, 0, 0, first, last, numbered);
  }

  private LoadLedger ledger(String object, String mapping) {
    return ledger(LoadTables.RETAILER, object, mapping);
  }

  private LoadLedger ledger(short retailer, String object, String mapping) {
    return new LoadLedger(
        tables.connection(),
        new LoadLedger.Entry(
            retailer,
            "source",
            object,
            object + ".csv",
            "raw/" + object,
            mapping,
            "f1",
            JULY,
            "line"));
  }
}
