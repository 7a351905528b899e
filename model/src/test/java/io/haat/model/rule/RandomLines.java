package io.haat.model.rule;

import io.haat.model.LineField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lines of every kind that a mapping can make, ordinary ones and those at the edges. */
final class RandomLines {
  static final BigDecimal LARGEST_QUANTITY = new BigDecimal("999999999999999.999");
  static final BigDecimal LARGEST_PRICE = new BigDecimal("99999999999999.9999");
  static final Instant FIRST_TIMESTAMP = Instant.parse("-290308-12-22T00:00:00Z");
  static final Instant LAST_TIMESTAMP = Instant.parse("+294247-01-10T04:00:54.775806Z");

  private static final BigDecimal SMALLEST_STEP = new BigDecimal("0.0001");
  private static final List<BigDecimal> MINOR_UNITS =
      List.of(BigDecimal.ONE, new BigDecimal("0.01"), new BigDecimal("0.001"));
  private static final List<String> TEXTS =
      List.of("", " ", "536365", "C536379", "साड़ी-१२", "🧺", "e\u0301", "a\u001fb", "'; --", "İ");
  private static final List<String> KINDS =
      List.of("Sale", "SALE", " sale", "sale ", "ѕale", "refund\u0301", "refunds", "", "返金");

  private final Random random;

  RandomLines(long seed) {
    random = new Random(seed);
  }

  CandidateLine next() {
    Instant latest = instant();
    BigDecimal minorUnit = MINOR_UNITS.get(random.nextInt(MINOR_UNITS.size()));
    BigDecimal quantity = quantity();
    BigDecimal price = price();
    BigDecimal discount = extra();
    BigDecimal tax = extra();
    String transaction = oneIn(5) ? null : text();
    String product = oneIn(5) ? null : text();
    return new CandidateLine(
        transaction,
        product,
        kind(),
        soldAt(latest),
        quantity,
        price,
        discount,
        tax,
        givenTotal(quantity, price, discount, tax, minorUnit),
        minorUnit,
        Math.max(characters(transaction), characters(product)),
        latest,
        blank());
  }

  private @Nullable String kind() {
    int choice = random.nextInt(10);
    return choice < 4
        ? "sale"
        : choice < 7 ? "refund" : choice < 8 ? null : KINDS.get(random.nextInt(KINDS.size()));
  }

  private @Nullable Instant soldAt(Instant latest) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> null;
      case 2 -> latest;
      case 3 -> latest.plus(random.nextInt(3) - 1, ChronoUnit.MICROS);
      case 4 -> LineRules.EARLIEST.plus(random.nextInt(3) - 1, ChronoUnit.MICROS);
      case 5 -> oneIn(2) ? FIRST_TIMESTAMP : LAST_TIMESTAMP;
      case 6 -> Instant.EPOCH.plus(random.nextInt(3) - 1, ChronoUnit.MICROS);
      default -> instant();
    };
  }

  private @Nullable BigDecimal quantity() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> null;
      case 2 -> BigDecimal.ZERO.setScale(3);
      case 3 -> signed(LARGEST_QUANTITY);
      case 4 -> signed(new BigDecimal("0.001"));
      case 5 -> signed(BigDecimal.valueOf(random.nextInt(5_000), 3));
      default -> signed(BigDecimal.valueOf(1 + random.nextInt(20)));
    };
  }

  private @Nullable BigDecimal price() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> null;
      case 2 -> BigDecimal.ZERO;
      case 3 -> signed(LARGEST_PRICE);
      case 4 -> signed(SMALLEST_STEP);
      // A trillion and what is next to it.
      case 5 -> signed(BigDecimal.valueOf(10_000_000_000_000_000L + random.nextInt(3) - 1, 4));
      default -> signed(BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(5)));
    };
  }

  /** A discount or a tax. */
  private @Nullable BigDecimal extra() {
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1 -> signed(LARGEST_PRICE);
      case 2 -> BigDecimal.ZERO;
      default -> signed(BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(5)));
    };
  }

  /** Most totals are right or off by about one minor unit, with or without the tax. */
  private @Nullable BigDecimal givenTotal(
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal price,
      @Nullable BigDecimal discount,
      @Nullable BigDecimal tax,
      BigDecimal minorUnit) {
    if (oneIn(4) || quantity == null || price == null) {
      return oneIn(4) ? extra() : null;
    }
    if (oneIn(8)) {
      return signed(LARGEST_PRICE);
    }
    BigDecimal off =
        switch (random.nextInt(6)) {
          case 0 -> BigDecimal.ZERO;
          case 1, 2 -> minorUnit;
          case 3 -> minorUnit.add(SMALLEST_STEP);
          case 4 -> minorUnit.subtract(SMALLEST_STEP);
          default -> BigDecimal.valueOf(random.nextInt(30_000), 4);
        };
    BigDecimal total = quantity.multiply(price).add(signed(off));
    total = discount == null ? total : total.subtract(discount);
    total = tax == null || oneIn(2) ? total : total.add(tax);
    total = total.setScale(4, RoundingMode.HALF_UP);
    return total.abs().compareTo(LARGEST_PRICE) > 0 ? signed(LARGEST_PRICE) : total;
  }

  private Set<LineField> blank() {
    var blank = EnumSet.noneOf(LineField.class);
    LineRules.REQUIRED.stream().filter(field -> oneIn(2)).forEach(blank::add);
    return blank;
  }

  private Instant instant() {
    long from = Instant.parse("1985-01-01T00:00:00Z").getEpochSecond();
    return Instant.ofEpochSecond(from + random.nextInt(60 * 366) * 86_400L)
        .plus(random.nextInt(), ChronoUnit.MICROS);
  }

  private static int characters(@Nullable String text) {
    return text == null ? 0 : text.codePointCount(0, text.length());
  }

  private String text() {
    if (oneIn(10)) {
      String character = oneIn(2) ? "x" : "🧺";
      return character.repeat(LineRules.LONGEST_KEY - 1 + random.nextInt(3));
    }
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private BigDecimal signed(BigDecimal amount) {
    return oneIn(3) ? amount.negate() : amount;
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }
}
