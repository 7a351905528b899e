package io.haat.warehouse.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReceiptSetTest {
  private static final int RECEIPTS = 5_000;

  private final ReceiptSet receipts = new ReceiptSet();

  @Test
  void receipts_are_new_once_each() {
    var random = new Random(3);
    var expected = new HashSet<List<Long>>();
    for (int i = 0; i < RECEIPTS; i++) {
      int customer = random.nextInt(20);
      int storeKey = 1 + random.nextInt(5);
      long receipt = random.nextInt(40) * (Long.MAX_VALUE / 40);
      assertThat(receipts.add(customer, storeKey, receipt))
          .isEqualTo(expected.add(List.of((long) customer, (long) storeKey, receipt)));
    }
    assertThat(expected.size()).isBetween(1_000, RECEIPTS - 1_000);
  }

  @Test
  void hashes_of_0_and_customers_numbered_0_are_as_any_other() {
    assertThat(receipts.add(0, 1, 0)).isTrue();
    assertThat(receipts.add(0, 1, 0)).isFalse();
    assertThat(receipts.add(1, 1, 0)).isTrue();
    assertThat(receipts.add(0, 2, 0)).isTrue();
    assertThat(receipts.add(0, 1, -1)).isTrue();
  }
}
