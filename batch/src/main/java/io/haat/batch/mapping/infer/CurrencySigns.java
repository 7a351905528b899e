package io.haat.batch.mapping.infer;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The currency that amounts themselves name. A dollar or yen sign names several, so none. */
final class CurrencySigns {
  private static final Map<String, String> SIGNS =
      Map.of("£", "GBP", "€", "EUR", "₹", "INR", "₩", "KRW", "₺", "TRY", "₫", "VND", "₱", "PHP");
  private static final Pattern AROUND = Pattern.compile("[\\d\\s.,+-]+");

  private CurrencySigns() {}

  /** The code, if all values that name a currency name the same. */
  static Optional<String> of(List<String> values) {
    Set<String> marks =
        values.stream()
            .map(value -> AROUND.matcher(value).replaceAll(""))
            .filter(mark -> !mark.isEmpty())
            .collect(Collectors.toSet());
    if (marks.size() != 1) {
      return Optional.empty();
    }
    String mark = marks.iterator().next();
    return Optional.ofNullable(SIGNS.get(mark))
        .or(() -> Optional.of(mark).filter(CurrencySigns::isCode));
  }

  private static boolean isCode(String mark) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(mark));
  }
}
