package io.haat.server.live;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What shops sold, and the live figures of it by the words of docs/metrics.md, with nothing but
 * Java.
 */
record Till(Instant now, List<Window> windows, List<Line> lines) {
  /** A shop whose days and hours are those of its zone. */
  record Shop(String id, ZoneId zone, String currency) {
    LocalDate day(Instant at) {
      return LocalDate.ofInstant(at, zone);
    }

    Instant hourBegan(Instant at) {
      return at.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    }
  }

  record Window(
      Shop shop, Instant start, long transactions, BigDecimal revenue, Set<String> customers) {}

  record Line(Shop shop, String transaction, Instant soldAt, BigDecimal amount) {}

  Till of(Predicate<Shop> meant) {
    return new Till(
        now,
        windows.stream().filter(window -> meant.test(window.shop())).toList(),
        lines.stream().filter(line -> meant.test(line.shop())).toList());
  }

  private Instant runningMinute() {
    return now.truncatedTo(ChronoUnit.MINUTES);
  }

  /** The first of the last 60 minutes, the running one included. */
  Instant from() {
    return runningMinute().minus(59, ChronoUnit.MINUTES);
  }

  private List<Window> ofLastHour() {
    return windows.stream().filter(window -> !window.start().isBefore(from())).toList();
  }

  long customers() {
    var different = new TreeSet<String>();
    ofLastHour().forEach(window -> different.addAll(window.customers()));
    return different.size();
  }

  /**
   * Each currency with its revenue, transactions, transactions_per_minute,
   * average_transaction_value, hour_revenue, projected_hour_revenue and today.
   */
  List<String> totals() {
    var totals = new ArrayList<String>();
    var currencies = new TreeSet<String>();
    ofLastHour().forEach(window -> currencies.add(window.shop().currency()));
    lines.stream().filter(this::isOfToday).forEach(line -> currencies.add(line.shop().currency()));
    for (String currency : currencies) {
      Till one = of(shop -> shop.currency().equals(currency));
      BigDecimal revenue = revenue(one.ofLastHour());
      long transactions = one.ofLastHour().stream().mapToLong(Window::transactions).sum();
      long ofFiveMinutes = one.whole(5).stream().mapToLong(Window::transactions).sum();
      totals.add(
          String.join(
              " ",
              currency,
              text(revenue),
              Long.toString(transactions),
              text(BigDecimal.valueOf(ofFiveMinutes).divide(BigDecimal.valueOf(5))),
              transactions == 0
                  ? "null"
                  : text(revenue.divide(BigDecimal.valueOf(transactions), 4, RoundingMode.HALF_UP)),
              text(one.ofRunningHour()),
              text(one.projected()),
              text(one.today())));
    }
    return totals;
  }

  /** Windows of so many minutes before the running one. */
  private List<Window> whole(int minutes) {
    Instant begin = runningMinute().minus(minutes, ChronoUnit.MINUTES);
    return windows.stream()
        .filter(
            window -> !window.start().isBefore(begin) && window.start().isBefore(runningMinute()))
        .toList();
  }

  private BigDecimal ofRunningHour() {
    return revenue(
        windows.stream()
            .filter(window -> !window.start().isBefore(window.shop().hourBegan(now)))
            .toList());
  }

  /** Hours end when those of the shop's clock do. */
  private BigDecimal projected() {
    BigDecimal secondsTimesRevenue = BigDecimal.ZERO;
    for (Window window : whole(15)) {
      Instant end = window.shop().hourBegan(now).plus(1, ChronoUnit.HOURS);
      secondsTimesRevenue =
          secondsTimesRevenue.add(
              window
                  .revenue()
                  .multiply(BigDecimal.valueOf(Duration.between(now, end).toSeconds())));
    }
    BigDecimal secondsOfMinutes = BigDecimal.valueOf(15L * 60);
    return ofRunningHour()
        .multiply(secondsOfMinutes)
        .add(secondsTimesRevenue)
        .divide(secondsOfMinutes, 4, RoundingMode.HALF_UP);
  }

  private boolean isOfToday(Line line) {
    return line.shop().day(line.soldAt()).equals(line.shop().day(now));
  }

  private BigDecimal today() {
    return lines.stream()
        .filter(this::isOfToday)
        .map(Line::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Each minute and currency of the same 60 minutes so many days before, with its receipts. */
  List<String> daysBefore(int days) {
    Instant begin = from().minus(days, ChronoUnit.DAYS);
    var amounts = new TreeMap<String, BigDecimal>();
    var receipts = new TreeMap<String, Set<String>>();
    for (Line line : lines) {
      if (!line.soldAt().isBefore(begin)
          && line.soldAt().isBefore(begin.plus(60, ChronoUnit.MINUTES))) {
        String minute =
            line.soldAt().truncatedTo(ChronoUnit.MINUTES) + " " + line.shop().currency();
        amounts.merge(minute, line.amount(), BigDecimal::add);
        receipts
            .computeIfAbsent(minute, any -> new TreeSet<>())
            .add(line.shop().id() + "/" + line.transaction());
      }
    }
    return amounts.entrySet().stream()
        .map(
            minute ->
                "%s %d %s"
                    .formatted(
                        minute.getKey(),
                        receipts.get(minute.getKey()).size(),
                        text(minute.getValue())))
        .toList();
  }

  private static BigDecimal revenue(List<Window> windows) {
    return windows.stream().map(Window::revenue).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
