package io.haat.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventIdentityTest {
  private static final SaleEvent SALE =
      new SaleEvent(
          "T-1",
          "acme",
          "S-1",
          "C-1",
          1_717_156_800_000_000L,
          List.of(
              new SaleEvent.Item("P-1", 2_000, 199_900, 0, 399_800),
              new SaleEvent.Item("P-2", 1_250, 32_000, 5_000, 35_000)),
          "card",
          "store");
  private static final RefundEvent REFUND =
      new RefundEvent("T-1", "T-1", "acme", "S-1", "P-1", null, null, 199_900, "damaged", 1);
  private static final StockEvent STOCK =
      new StockEvent(
          "T-1", "acme", "S-1", null, "P-1", StockEvent.Kind.SALE, -2_000, 18_000, null, 1);
  private static final CustomerEvent CUSTOMER =
      new CustomerEvent("T-1", "acme", "C-1", CustomerEvent.Kind.VIEW, 0, null, null, "app", 1);

  /**
   * Figures that another program made from the description. They are in checkpoints: who changes
   * the algorithm changes the version of these.
   */
  @Test
  void identities_are_forever() {
    assertThat(EventIdentity.of(SALE))
        .isEqualTo(
            new EventIdentity(0xfcd7f0d0159cffe9L, 0x3a8176abbb76bb56L, 0x720c74a766b89572L));
    assertThat(EventIdentity.of(REFUND))
        .isEqualTo(
            new EventIdentity(0xd95dca8c2b885a5eL, 0xd2c50361498a4fdcL, 0x5b5d087143dde921L));
    assertThat(EventIdentity.of(STOCK))
        .isEqualTo(
            new EventIdentity(0xb016a559a2a4e071L, 0x2b75091b0b143793L, 0x94175332b7d6460fL));
    assertThat(EventIdentity.of(CUSTOMER))
        .isEqualTo(
            new EventIdentity(0xfcba9418b8c97424L, 0x89a5925be45182faL, 0x8e8df122797047b9L));
  }

  /** Of the bytes 0, 1, 2 … . */
  @ParameterizedTest
  @CsvSource({
    "8, 47a7e1bdd68e2fc8, 60e6ee02ec31dcc7",
    "16, 444924b591903f30, ab906456762fe845",
    "24, 734e846275b2dfde, 94707eabbbfb9e52",
    "32, c66d9022b62f500f, 1c050a6e34c31151"
  })
  void the_hash_is_murmur3(int bytes, String first, String second) {
    var hash = new Murmur3();
    for (int i = 0; i < bytes; i += Long.BYTES) {
      hash.put(0x0706050403020100L + i * 0x0101010101010101L);
    }
    hash.finish();
    assertThat(Long.toHexString(hash.first())).isEqualTo(first);
    assertThat(Long.toHexString(hash.second())).isEqualTo(second);
  }

  @Test
  void the_store_is_part_of_an_identity_and_so_is_the_type() {
    var ids = new HashSet<List<Long>>();
    for (Event event :
        List.of(
            SALE,
            REFUND,
            STOCK,
            CUSTOMER,
            sale("T-2", "acme", "S-1"),
            sale("T-1", "other", "S-1"),
            sale("T-1", "acme", "S-2"),
            sale("T-1S", "acme", "-1"),
            sale("-1", "acme", "S-1T"))) {
      EventIdentity identity = EventIdentity.of(event);
      assertThat(ids.add(List.of(identity.idHigh(), identity.idLow()))).isTrue();
    }
  }

  @Test
  void content_is_told_apart_by_every_field() {
    var contents = new HashSet<Long>();
    contents.add(EventIdentity.of(SALE).content());
    long time = SALE.eventTimeMicros();
    List<SaleEvent.Item> items = SALE.items();
    var discounted = new SaleEvent.Item("P-1", 2_000, 199_900, 1, 399_800);
    List<SaleEvent> changed =
        List.of(
            sale(null, time, items, "card", "store"),
            sale("C-2", time, items, "card", "store"),
            sale("C-1", time + 1, items, "card", "store"),
            sale("C-1", time, items.subList(0, 1), "card", "store"),
            sale("C-1", time, List.of(items.get(1), items.get(0)), "card", "store"),
            sale("C-1", time, List.of(discounted, items.get(1)), "card", "store"),
            sale("C-1", time, items, null, "store"),
            sale("C-1", time, items, "store", "card"),
            sale("C-1", time, items, "card", null));
    for (SaleEvent change : changed) {
      EventIdentity identity = EventIdentity.of(change);
      assertThat(contents.add(identity.content())).isTrue();
      assertThat(identity.idHigh()).isEqualTo(EventIdentity.of(SALE).idHigh());
      assertThat(identity.idLow()).isEqualTo(EventIdentity.of(SALE).idLow());
    }
  }

  @Test
  void content_is_what_was_sent_not_what_was_made_of_it() {
    List<SaleEvent.Item> otherCurrency =
        SALE.items().stream()
            .map(
                item ->
                    new SaleEvent.Item(
                        item.productId(),
                        item.quantityThousandths(),
                        item.unitPriceTenThousandths(),
                        item.discountTenThousandths(),
                        0))
            .toList();
    SaleEvent other = sale("C-1", SALE.eventTimeMicros(), otherCurrency, "card", "store");

    assertThat(EventIdentity.of(other)).isEqualTo(EventIdentity.of(SALE));
  }

  @Test
  void bits_are_well_mixed() {
    int events = 20_000;
    int[] ones = new int[3 * Long.SIZE];
    var contents = new HashSet<Long>();
    for (int i = 0; i < events; i++) {
      EventIdentity identity = EventIdentity.of(sale("T-" + i, "acme", "S-1"));
      contents.add(identity.content());
      for (int bit = 0; bit < Long.SIZE; bit++) {
        ones[bit] += (int) (identity.idHigh() >>> bit & 1);
        ones[bit + Long.SIZE] += (int) (identity.idLow() >>> bit & 1);
        ones[bit + 2 * Long.SIZE] += (int) (identity.content() >>> bit & 1);
      }
    }
    assertThat(contents).hasSize(events);
    // Six standard deviations of a fair coin.
    int tolerance = (int) (6 * Math.sqrt(events) / 2);
    assertThat(Arrays.stream(ones).boxed())
        .allSatisfy(n -> assertThat(n).isBetween(events / 2 - tolerance, events / 2 + tolerance));
  }

  private static SaleEvent sale(String id, String retailer, String store) {
    return new SaleEvent(id, retailer, store, null, 1, SALE.items(), null, null);
  }

  private static SaleEvent sale(
      String customer, long time, List<SaleEvent.Item> items, String payment, String channel) {
    return new SaleEvent("T-1", "acme", "S-1", customer, time, items, payment, channel);
  }
}
