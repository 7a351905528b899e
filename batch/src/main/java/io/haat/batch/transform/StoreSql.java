package io.haat.batch.transform;

import io.haat.batch.mapping.Mapping;
import io.haat.lake.Sql;
import io.haat.model.LineField;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Time zone and currency of each line: its own currency, else its store's, else its source's. Only
 * stores that differ from the source are named in the SQL.
 */
final class StoreSql {
  private final Mapping mapping;

  /** Stores by what is theirs: a zone's name or a currency's code. */
  private final Map<String, List<String>> byZone;

  private final Map<String, List<String>> byDayZone;
  private final Map<String, List<String>> byCurrency;

  StoreSql(Mapping mapping, List<StoreSetting> settings) {
    this.mapping = mapping;
    String sourceZone = mapping.timezone().getId();
    this.byZone = differing(settings, s -> s.timezone().map(ZoneId::getId), sourceZone);
    this.byDayZone = differing(settings, s -> Optional.of(s.dayZone().getId()), sourceZone);
    this.byCurrency =
        differing(
            settings,
            s -> s.currency().map(Currency::getCurrencyCode),
            mapping.currency().getCurrencyCode());
  }

  /** A query of the mapped lines with their {@code currency}. */
  String place(String from) {
    String source = Sql.text(mapping.currency().getCurrencyCode());
    String stores =
        byCurrency.isEmpty() ? source : choice("store_id", byCurrency, Sql::text, source);
    return currencyIsMapped()
        ? "select * exclude (currency), coalesce(upper(currency), %s) as currency from %s"
            .formatted(stores, from)
        : "select *, %s as currency from %s".formatted(stores, from);
  }

  /** Microseconds to subtract from a local time of the line to get UTC. */
  String offsetOfLocal(String column) {
    return offset(byZone, ZoneSql::offsetOfLocal, column);
  }

  /** Microseconds to add to a UTC time to get the time by which the store counts its days. */
  String offsetOfUtc(String column) {
    return offset(byDayZone, ZoneSql::offsetOfUtc, column);
  }

  /** The smallest amount of the line's currency. */
  String minorUnit() {
    return perCurrency(
        digits -> "cast(" + BigDecimal.ONE.movePointLeft(digits) + " as decimal(18, 4))");
  }

  /** The amount rounded half away from zero to the minor unit of the line's currency. */
  String rounded(String amount) {
    return perCurrency(
        digits -> "try_cast(round(" + amount + ", " + digits + ") as decimal(18, 4))");
  }

  private static Map<String, List<String>> differing(
      List<StoreSetting> settings,
      Function<StoreSetting, Optional<String>> setting,
      String source) {
    return settings.stream()
        .filter(s -> setting.apply(s).filter(own -> !own.equals(source)).isPresent())
        .collect(
            Collectors.groupingBy(
                s -> setting.apply(s).orElseThrow(),
                TreeMap::new,
                Collectors.mapping(StoreSetting::storeId, Collectors.toList())));
  }

  private String offset(
      Map<String, List<String>> stores,
      BiFunction<ZoneId, String, String> offsetSql,
      String column) {
    String source = offsetSql.apply(mapping.timezone(), column);
    return stores.isEmpty()
        ? "(" + source + ")"
        : choice("store_id", stores, zone -> offsetSql.apply(ZoneId.of(zone), column), source);
  }

  private boolean currencyIsMapped() {
    return mapping.field(LineField.CURRENCY.column()).isPresent();
  }

  private String perCurrency(IntFunction<String> expression) {
    if (byCurrency.isEmpty() && !currencyIsMapped()) {
      return expression.apply(digits(mapping.currency()));
    }
    Map<Integer, TreeSet<String>> codes = new TreeMap<>();
    for (Currency currency : Currency.getAvailableCurrencies()) {
      if (digits(currency) != 2) {
        codes
            .computeIfAbsent(digits(currency), digits -> new TreeSet<>())
            .add(currency.getCurrencyCode());
      }
    }
    return choice("currency", codes, expression::apply, expression.apply(2));
  }

  private static <T> String choice(
      String column,
      Map<T, ? extends Iterable<String>> values,
      Function<T, String> result,
      String otherwise) {
    var branches = new StringBuilder("(case");
    values.forEach(
        (key, members) -> {
          var texts = new TreeSet<String>();
          members.forEach(member -> texts.add(Sql.text(member)));
          branches.append(
              "\n when %s in (%s) then %s"
                  .formatted(column, String.join(", ", texts), result.apply(key)));
        });
    return branches.append("\n else ").append(otherwise).append(" end)").toString();
  }

  private static int digits(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }
}
