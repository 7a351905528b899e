package io.haat.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
  private static final BigDecimal LIMIT = new BigDecimal("1e12");

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "1, 1000",
    "+1, 1000",
    "-1.25, -1250",
    ".5, 500",
    "5., 5000",
    "1.0005, 1001",
    "-1.0005, -1001",
    "1.0004999996, 1001",
    "1.0004994, 1000",
    "0000000000000000000000000012.5, 12500",
    "999999999999.999, 999999999999999",
    "999999999999.9999994, 1000000000000000",
    "1.00000000000000000000000000000000000000000000000000000001, 1000"
  })
  void decimals_are_rounded_to_six_places_and_then_to_those_that_are_kept(
      String text, long thousandths) {
    assertThat(ofText(text)).isEqualTo(thousandths);
    assertThat(ofText(" \t\n\r\f\u000b" + text + " ")).isEqualTo(thousandths);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "-.",
        "--1",
        "1.2.3",
        "1,5",
        "1 2",
        "- 1",
        "1e3",
        "0x1F",
        "1_000",
        "NaN",
        "Infinity",
        "1d",
        "١",
        "1\u00a0",
        "1000000000000",
        "-1000000000000",
        "999999999999.9999995",
        "99999999999999999999999999999999999"
      })
  void what_is_no_plain_decimal_below_a_trillion_is_none(String text) {
    assertThat(ofText(text)).isEqualTo(DecimalText.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "1e3, 1000000",
    "1.5E-2, 15",
    "-12345E-3, -12345",
    "0e999999999999, 0",
    "1e-999999999999, 0",
    "5e-7, 0",
    "100000000000000000000e-20, 1000",
    "0.00000000000000000001e20, 1000"
  })
  void exponents_shift_the_point(String number, long thousandths) {
    assertThat(ofNumber(number)).isEqualTo(thousandths);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e12", "1e999999999999", "1000000000000", "0.001e15", "-1e1000000000000"})
  void exponents_do_not_reach_a_trillion(String number) {
    assertThat(ofNumber(number)).isEqualTo(DecimalText.NONE);
  }

  @Test
  void numbers_of_a_million_digits_take_no_time() {
    String digits = "7".repeat(1_000_000);
    assertThat(ofNumber(digits)).isEqualTo(DecimalText.NONE);
    assertThat(ofNumber(digits + "e-999999")).isEqualTo(7_778);
    assertThat(ofNumber("0." + digits)).isEqualTo(778);
  }

  @Test
  void numbers_are_what_exact_arithmetic_makes_of_them() {
    var random = new Random(5);
    for (int i = 0; i < 50_000; i++) {
      String number = number(random);
      int places = random.nextInt(7);
      BigDecimal exact = new BigDecimal(number).setScale(6, RoundingMode.HALF_UP);
      long expected =
          exact.abs().compareTo(LIMIT) >= 0
              ? DecimalText.NONE
              : exact.setScale(places, RoundingMode.HALF_UP).unscaledValue().longValueExact();
      char[] text = ("x" + number + "x").toCharArray();

      assertThat(DecimalText.ofNumber(text, 1, number.length(), places))
          .as("%s to %d places", number, places)
          .isEqualTo(expected);
    }
  }

  private static String number(Random random) {
    var number = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
    number.append(random.nextLong(Powers.OF_TEN[random.nextInt(15)]));
    if (random.nextBoolean()) {
      number.append('.');
      for (int digits = 1 + random.nextInt(12); digits > 0; digits--) {
        number.append(random.nextInt(3) == 0 ? '9' : (char) ('0' + random.nextInt(10)));
      }
    }
    if (random.nextInt(3) == 0) {
      number.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(41) - 20);
    }
    return number.toString();
  }

  private static long ofText(String text) {
    return DecimalText.ofText(text.toCharArray(), 0, text.length(), 3);
  }

  private static long ofNumber(String text) {
    return DecimalText.ofNumber(text.toCharArray(), 0, text.length(), 3);
  }
}
