package io.haat.stream.minute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.haat.model.event.SaleEvent;
import io.haat.stream.testing.Shop;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Sums whose range ends say so, and stay as they are. */
class SumsRangeTest {
  private static final long LARGE = Long.MAX_VALUE / 2 + 1;

  @Test
  void a_store_takes_no_sale_beyond_its_range() {
    var totals = new StoreTotals();
    totals.add(sale(LARGE), "INR", 0);

    assertThat(totals.canAdd(sale(LARGE), "INR")).isFalse();
    assertThat(totals.canAdd(sale(LARGE - 1), "INR")).isTrue();
    assertThat(totals.canAdd(sale(1), "EUR")).isFalse();
  }

  @Test
  void labelled_sums_take_nothing_beyond_their_range() {
    var sums = new LabelledSums();

    assertThat(sums.add("INR", 1, 1, LARGE, 0)).isTrue();
    assertThat(sums.add("INR", 1, 1, LARGE, 0)).isFalse();
    assertThat(sums.add("INR", 1, Long.MAX_VALUE, 1, 0)).isFalse();
    assertThat(sums.add("EUR", 1, 1, LARGE, 0)).isTrue();
    assertThat(sums.takeChanged())
        .extracting(
            LabelledSums.Sums::count,
            LabelledSums.Sums::unitsThousandths,
            LabelledSums.Sums::amountTenThousandths)
        .containsOnly(tuple(1L, 1L, LARGE));
  }

  private static SaleEvent sale(long amount) {
    var item = new SaleEvent.Item("tea", 1_000, amount, 0, amount);
    return Shop.open().sale("R", "S", null, Instant.EPOCH, item);
  }
}
