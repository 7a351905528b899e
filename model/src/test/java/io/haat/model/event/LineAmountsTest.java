package io.haat.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineAmountsTest {
  private static final BigDecimal TRILLION = new BigDecimal("1e12");

  private final LineAmounts amounts = new LineAmounts();

  @Test
  void amounts_are_what_exact_arithmetic_makes_of_them() {
    var random = new Random(7);
    int large = 0;
    for (int receipt = 0; receipt < 20_000; receipt++) {
      int places = random.nextInt(5);
      amounts.begin(places);
      BigDecimal exactSum = BigDecimal.ZERO;
      BigDecimal roundedSum = BigDecimal.ZERO;
      boolean outOfRange = false;
      for (int lines = 1 + random.nextInt(4); lines > 0; lines--) {
        long quantity = signed(random, 15);
        long price = signed(random, 16);
        long discount = signed(random, 16);
        BigDecimal exact =
            BigDecimal.valueOf(quantity, 3)
                .multiply(BigDecimal.valueOf(price, 4))
                .subtract(BigDecimal.valueOf(discount, 4));
        boolean lineOutOfRange = exact.abs().compareTo(TRILLION) >= 0;
        BigDecimal rounded = exact.setScale(places, RoundingMode.HALF_UP);

        long amount = amounts.add(quantity, price, discount);

        if (!lineOutOfRange) {
          assertThat(BigDecimal.valueOf(amount, 4)).isEqualByComparingTo(rounded);
        }
        exactSum = exactSum.add(exact);
        roundedSum = roundedSum.add(rounded);
        outOfRange |= lineOutOfRange || exactSum.abs().compareTo(TRILLION) >= 0;
      }
      assertThat(amounts.outOfRange()).isEqualTo(outOfRange);
      large += outOfRange ? 1 : 0;
      if (!outOfRange) {
        assertComesTo(exactSum.setScale(places, RoundingMode.HALF_UP));
        assertComesTo(exactSum.setScale(4, RoundingMode.HALF_UP));
        assertComesTo(roundedSum);
        BigDecimal above =
            roundedSum.max(exactSum).add(BigDecimal.ONE).setScale(4, RoundingMode.UP);
        assertThat(amounts.comesTo(tenThousandths(above))).isFalse();
      }
    }
    assertThat(large).isBetween(2_000, 18_000);
  }

  @ParameterizedTest
  @CsvSource({
    "1.00, true", // each line of 0.333 is 0.33, the exact sum is 0.999
    "0.99, true",
    "0.999, true",
    "0.9990, true",
    "0.998, false",
    "1.01, false",
    "0.98, false"
  })
  void a_total_may_be_rounded_per_line_or_as_a_whole_or_not_at_all(
      BigDecimal total, boolean right) {
    amounts.begin(2);
    for (int i = 0; i < 3; i++) {
      amounts.add(1_000, 3_330, 0);
    }
    assertThat(amounts.comesTo(tenThousandths(total))).isEqualTo(right);
  }

  @Test
  void a_trillion_is_out_of_range_and_the_largest_amount_below_is_not() {
    for (int sign = -1; sign <= 1; sign += 2) {
      amounts.begin(2);
      amounts.add(sign, 1, -sign * 9_999_999_999_999_999L);
      assertThat(amounts.outOfRange()).isFalse();
      amounts.add(sign * 999, 1, 0);
      assertThat(amounts.outOfRange()).isTrue();
    }
  }

  @Test
  void halves_are_rounded_away_from_zero() {
    amounts.begin(2);
    assertThat(amounts.add(1_000, 50, 0)).isEqualTo(100);
    assertThat(amounts.add(1_000, 0, 50)).isEqualTo(-100);
    assertThat(amounts.add(1_000, 49, 0)).isZero();
    assertThat(LineAmounts.rounded(150, 2)).isEqualTo(200);
    assertThat(LineAmounts.rounded(-149, 2)).isEqualTo(-100);
    assertThat(LineAmounts.rounded(149, 4)).isEqualTo(149);
    assertThat(LineAmounts.rounded(5_000, 0)).isEqualTo(10_000);
  }

  @Test
  void a_currency_of_more_places_than_are_kept_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> amounts.begin(5));
    assertThatIllegalArgumentException().isThrownBy(() -> amounts.begin(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> LineAmounts.rounded(1, 5));
  }

  private void assertComesTo(BigDecimal total) {
    assertThat(amounts.comesTo(tenThousandths(total))).isTrue();
  }

  private static long tenThousandths(BigDecimal amount) {
    return amount.setScale(4).unscaledValue().longValueExact();
  }

  private static long signed(Random random, int mostDigits) {
    long value = random.nextLong(Powers.OF_TEN[random.nextInt(mostDigits + 1)]);
    return random.nextInt(4) == 0 ? -value : value;
  }
}
