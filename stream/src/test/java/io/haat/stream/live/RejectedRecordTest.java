package io.haat.stream.live;

import io.haat.model.event.EventType;
import io.haat.stream.testing.Letters;
import io.haat.stream.testing.SharedStream;
import io.haat.stream.testing.Shop;
import io.haat.stream.testing.Tables;
import io.haat.stream.testing.TestStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStream.class)
class RejectedRecordTest {
  private static final int POISON_BYTES = 10 << 20;

  private final TestStream stream;
  private final Tables tables;
  private final Shop shop = Shop.open();

  RejectedRecordTest(TestStream stream) {
    this.stream = stream;
    this.tables = stream.tables();
  }

  @Test
  void a_broken_record_is_kept_with_its_rules_and_bytes_and_sent_to_the_dead_letters() {
    byte[] broken =
        """
        {"retailer_id": "%s", "store_id": "S", "transaction_id": "A", "event_time": "soon",
         "items": [{"product_id": "tea", "quantity": 0, "unit_price": 1}], "final_amount": 0}"""
            .formatted(shop.retailer())
            .getBytes(StandardCharsets.UTF_8);
    stream.send(shop.sale("A", "S", null, Instant.now(), Shop.item("tea", 1, 100)));
    tables.await("1", "select count(*) from dim_retailer where retailer = ?", shop.retailer());
    long offset = stream.send(EventType.SALE, 1, broken).offset();

    tables.await(
        "%s|1|%d|unparsable_event_time,non_positive_quantity".formatted(shop.retailer(), offset),
        """
        select retailer, unit, raw_row, array_to_string(rules, ',') from rejected_record
        join load_unit using (load_unit_key) left join dim_retailer using (retailer_key)
        where object_name = ? and raw_row = ? and unit = 1""",
        stream.topic(EventType.SALE),
        offset);
    tables.await(
        new String(broken, StandardCharsets.UTF_8),
        """
        select raw from rejected_record join load_unit using (load_unit_key)
        join dim_retailer using (retailer_key) where retailer = ?""",
        shop.retailer());
    try (var letters = Letters.of(stream)) {
      letters.await(
          EventType.SALE, 1, offset, "unparsable_event_time,non_positive_quantity", broken);
    }
  }

  @Test
  void what_is_no_json_at_all_is_kept_without_a_retailer() {
    byte[] noise = {0x00, (byte) 0xff, 0x7b};
    long offset = stream.send(EventType.STOCK, 0, noise).offset();

    tables.await(
        "00ff7b",
        """
        select encode(bytes, 'hex') from rejected_record join load_unit using (load_unit_key)
        where object_name = ? and unit = 0 and raw_row = ? and retailer_key is null""",
        stream.topic(EventType.STOCK),
        offset);
  }

  @Test
  void a_record_of_10_megabytes_is_rejected_and_the_next_is_taken() {
    byte[] poison = new byte[POISON_BYTES];
    Arrays.fill(poison, (byte) 'x');
    long offset = stream.send(EventType.SALE, 0, poison).offset();
    stream.send(shop.sale("A", "S", null, Instant.now(), Shop.item("tea", 1, 100)), 0);

    tables.await(
        "1",
        "select sum(total_transactions) from transactions_summary where retailer = ?",
        shop.retailer());
    tables.await(
        Integer.toString(POISON_BYTES),
        """
        select length(raw) from rejected_record join load_unit using (load_unit_key)
        where object_name = ? and unit = 0 and raw_row = ? and 'record_too_long' = any (rules)""",
        stream.topic(EventType.SALE),
        offset);
    try (var letters = Letters.of(stream)) {
      letters.await(EventType.SALE, 0, offset, "record_too_long", poison);
    }
  }
}
