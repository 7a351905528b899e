package io.haat.batch.transform;

import io.haat.batch.mapping.Mapping;
import io.haat.lake.Sql;
import io.haat.model.LineField;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Time zone and currency of each line: its own currency, else its store's, else its source's. */
final class StoreSql {
  private final Mapping mapping;
  private final List<StoreSetting> settings;
  private final boolean ownZones;
  private final boolean ownCurrencies;

  StoreSql(Mapping mapping, List<StoreSetting> settings) {
    this.mapping = mapping;
    this.settings = settings;
    this.ownZones = settings.stream().anyMatch(s -> s.timezone().isPresent());
    this.ownCurrencies = settings.stream().anyMatch(s -> s.currency().isPresent());
  }

  /**
   * A query of the mapped lines with their {@code currency} and, where stores differ, {@code zone}.
   */
  String place(String from) {
    String source = Sql.text(mapping.currency().getCurrencyCode());
    boolean mapped = mapping.field(LineField.CURRENCY.column()).isPresent();
    String others = mapped ? "* exclude (currency)" : "*";
    String own = mapped ? "upper(currency), " : "";
    String currency =
        ownCurrencies
            ? "coalesce("
                + own
                + choice(s -> s.currency().map(Currency::getCurrencyCode))
                + source
                + ")"
            : mapped ? "coalesce(" + own + source + ")" : source;
    String zone =
        ownZones
            ? ", coalesce(" + choice(s -> s.timezone().map(ZoneId::getId)) + "'') as zone"
            : "";
    return "select %s, %s as currency%s\n  from %s".formatted(others, currency, zone, from);
  }

  String offsetOfLocal(String column) {
    return perZone(ZoneSql::offsetOfLocal, column);
  }

  String offsetOfUtc(String column) {
    return perZone(ZoneSql::offsetOfUtc, column);
  }

  /** The smallest amount of the line's currency. */
  String minorUnit() {
    return perCurrency(
        digits -> "cast(" + java.math.BigDecimal.ONE.movePointLeft(digits) + " as decimal(18, 4))");
  }

  /** The amount rounded half away from zero to the minor unit of the line's currency. */
  String rounded(String amount) {
    return perCurrency(
        digits -> "try_cast(round(" + amount + ", " + digits + ") as decimal(18, 4))");
  }

  private String choice(Function<StoreSetting, java.util.Optional<String>> setting) {
    String branches =
        settings.stream()
            .filter(s -> setting.apply(s).isPresent())
            .map(
                s ->
                    "when %s then %s"
                        .formatted(Sql.text(s.storeId()), Sql.text(setting.apply(s).orElseThrow())))
            .collect(Collectors.joining(" "));
    return "case store_id " + branches + " end, ";
  }

  private String perZone(BiFunction<ZoneId, String, String> offset, String column) {
    String source = offset.apply(mapping.timezone(), column);
    if (!ownZones) {
      return "(" + source + ")";
    }
    String branches =
        settings.stream()
            .flatMap(s -> s.timezone().stream())
            .distinct()
            .map(
                zone ->
                    "when %s then %s".formatted(Sql.text(zone.getId()), offset.apply(zone, column)))
            .collect(Collectors.joining("\n"));
    return "(case zone " + branches + " else " + source + " end)";
  }

  private String perCurrency(Function<Integer, String> expression) {
    boolean one = !ownCurrencies && mapping.field(LineField.CURRENCY.column()).isEmpty();
    if (one) {
      return expression.apply(digits(mapping.currency()));
    }
    Map<Integer, String> codes = new TreeMap<>();
    for (Currency currency : Currency.getAvailableCurrencies()) {
      if (digits(currency) != 2) {
        codes.merge(digits(currency), Sql.text(currency.getCurrencyCode()), (a, b) -> a + ", " + b);
      }
    }
    String branches =
        codes.entrySet().stream()
            .map(
                e ->
                    "when currency in (%s) then %s"
                        .formatted(e.getValue(), expression.apply(e.getKey())))
            .collect(Collectors.joining("\n"));
    return "(case " + branches + " else " + expression.apply(2) + " end)";
  }

  private static int digits(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }
}
