package io.haat.batch.mapping.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the numbers of a column are written.
 *
 * @param style the second argument of {@code number()}, empty for a plain decimal
 * @param share of the values that fit, from 0 to 1
 */
record NumberStyle(Optional<String> style, double share) {
  private static final String SIGN = "(?:\\p{Sc}|[A-Za-z]{2,3}\\.?)?";
  private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)");
  private static final String LAKHS = "1,23,456.78";
  private static final List<String> STYLES = List.of("1,234.56", "1.234,56", "1 234,56", LAKHS);

  /** A comma or point before exactly three digits may group them or begin decimals. */
  private static final Pattern EITHER = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

  /** What was found: one style, several that fit alike, or none. */
  sealed interface Found {}

  record Certain(NumberStyle style) implements Found {}

  record Ambiguous(List<String> styles, String example) implements Found {}

  record NoNumbers() implements Found {}

  /**
   * Finds the style that most values have; a few may be dirt.
   *
   * @param values none blank
   */
  static Found of(List<String> values) {
    if (values.isEmpty()) {
      return new NoNumbers();
    }
    double plain = share(PLAIN, values);
    if (plain >= 0.9) {
      return new Certain(new NumberStyle(Optional.empty(), plain));
    }
    double best = 0;
    var bestStyles = new ArrayList<String>();
    for (String style : STYLES) {
      double share = share(pattern(style), values);
      if (share > best + 0.005) {
        bestStyles.clear();
        best = share;
      }
      // What is no more than thousands is not taken for lakhs.
      if (share >= best && (bestStyles.isEmpty() || !style.equals(LAKHS))) {
        bestStyles.add(style);
      }
    }
    if (best < 0.9) {
      return new NoNumbers();
    }
    Optional<String> unclear =
        values.stream()
            .map(NumberStyle::digits)
            .filter(v -> EITHER.matcher(v).matches())
            .findFirst();
    if (bestStyles.size() > 1 && unclear.isPresent()) {
      return new Ambiguous(bestStyles, unclear.get());
    }
    return new Certain(new NumberStyle(Optional.of(bestStyles.get(0)), best));
  }

  private static Pattern pattern(String style) {
    String group = Pattern.quote(style.substring(1, 2));
    String point = Pattern.quote(style.substring(style.length() - 3, style.length() - 2));
    String groups =
        style.equals(LAKHS)
            ? "\\d{1,2}(?:" + group + "\\d{2})*" + group + "\\d{3}"
            : "\\d{1,3}(?:" + group + "\\d{3})+";
    return Pattern.compile(
        "[+-]?\\s*" + SIGN + "\\s*[+-]?(\\d+|" + groups + ")(?:" + point + "\\d*)?\\s*" + SIGN);
  }

  private static String digits(String value) {
    return value.replaceAll("[^0-9.,]", "");
  }

  private static double share(Pattern pattern, List<String> values) {
    return (double) values.stream().filter(v -> pattern.matcher(v).matches()).count()
        / values.size();
  }
}
