package io.haat.model.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.LineField;
import io.haat.model.event.EventReader;
import io.haat.model.event.EventType;
import io.haat.model.event.EventVerdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A line that comes as an event breaks the rules that it would break in a file. Those of given
 * totals and kinds are others: an event's total is that of all its lines, its topic says its kind.
 */
class EventLinesTest {
  private static final int LINES = 30_000;
  private static final int OFTEN = 100;
  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final BigDecimal NUMBER_LIMIT = new BigDecimal("1e12");
  private static final Instant FIRST_WRITTEN = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST_WRITTEN = Instant.parse("9999-12-31T23:59:59.999999Z");
  private static final Set<String> COMPARED =
      LineRules.ALL.stream()
          .map(Rule::name)
          .filter(name -> !name.equals(LineRules.AMOUNT_MISMATCH))
          .filter(name -> !name.equals(LineRules.UNKNOWN_KIND))
          .collect(Collectors.toSet());

  private final Random random = new Random(9);
  private final EventReader reader = new EventReader((retailer, store) -> 2);

  @Test
  void events_lines_break_the_rules_of_files_lines() {
    var lines = new RandomLines(20_240_301);
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < LINES; i++) {
      CandidateLine line = asReadFromText(lines.next());
      String event = event(line);

      Set<String> broken = brokenByEvent(event, line.latest());

      Set<String> expected = new TreeSet<>(LineRules.brokenBy(line));
      expected.retainAll(COMPARED);
      assertThat(broken).as("%s of %s", event, line).isEqualTo(expected);
      expected.forEach(rule -> counts.merge(rule, 1, Integer::sum));
    }
    assertThat(counts.keySet()).isEqualTo(COMPARED);
    assertThat(counts.values()).allMatch(count -> count >= OFTEN && count <= LINES - OFTEN);
  }

  private Set<String> brokenByEvent(String event, Instant latest) {
    Instant broker = latest.minus(AHEAD);
    long brokerMicros = broker.getEpochSecond() * 1_000_000 + broker.getNano() / 1_000;
    EventVerdict verdict = reader.read(EventType.SALE, event.getBytes(UTF_8), brokerMicros);
    List<String> rules = verdict instanceof EventVerdict.Invalid no ? no.rules() : List.of();
    return rules.stream()
        .map(rule -> rule.replace("event_time", "sold_at"))
        .filter(COMPARED::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * What a mapping makes of texts: an id of spaces is none, a number of a trillion or more is none,
   * and neither is a time that no text of this form says.
   */
  private static CandidateLine asReadFromText(CandidateLine line) {
    Set<LineField> blank = new HashSet<>(line.blank());
    String transaction = id(line.transactionId(), LineField.TRANSACTION_ID, blank);
    String product = id(line.productId(), LineField.PRODUCT_ID, blank);
    BigDecimal quantity = number(line.quantity(), LineField.QUANTITY, blank);
    BigDecimal price = number(line.unitPrice(), LineField.UNIT_PRICE, blank);
    BigDecimal discount = number(line.discount(), LineField.DISCOUNT, blank);
    Instant soldAt = line.soldAt();
    if (soldAt != null && (soldAt.isBefore(FIRST_WRITTEN) || soldAt.isAfter(LAST_WRITTEN))) {
      soldAt = null;
      blank.remove(LineField.SOLD_AT);
    }
    return new CandidateLine(
        transaction,
        product,
        "sale",
        soldAt,
        quantity,
        price,
        discount,
        null,
        null,
        line.minorUnit(),
        line.longestKey(),
        line.latest(),
        blank);
  }

  private static @Nullable String id(@Nullable String id, LineField field, Set<LineField> blank) {
    if (id == null || id.replace(" ", "").isEmpty()) {
      if (id != null) {
        blank.add(field);
      }
      return null;
    }
    return id;
  }

  private static @Nullable BigDecimal number(
      @Nullable BigDecimal number, LineField field, Set<LineField> blank) {
    if (number != null && number.abs().compareTo(NUMBER_LIMIT) >= 0) {
      blank.remove(field);
      return null;
    }
    return number;
  }

  private String event(CandidateLine line) {
    return """
        {"retailer_id":"acme","store_id":"S-1","final_amount":0%s%s,\
        "items":[{"product_name":"?"%s%s%s%s}]}"""
        .formatted(
            text(LineField.TRANSACTION_ID, "transaction_id", line.transactionId(), line),
            text(LineField.SOLD_AT, "event_time", line.soldAt(), line),
            text(LineField.PRODUCT_ID, "product_id", line.productId(), line),
            decimal(LineField.QUANTITY, line.quantity(), line),
            decimal(LineField.UNIT_PRICE, line.unitPrice(), line),
            decimal(LineField.DISCOUNT, line.discount(), line));
  }

  private String text(LineField field, String name, @Nullable Object value, CandidateLine line) {
    if (value == null) {
      return none(field, name, line);
    }
    String escaped =
        value.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\u001f", "\\u001f");
    return ",\"" + name + "\":\"" + escaped + '"';
  }

  private String decimal(LineField field, @Nullable BigDecimal value, CandidateLine line) {
    if (value == null) {
      return none(field, field.column(), line);
    }
    String json =
        switch (random.nextInt(4)) {
          case 0 -> '"' + value.toPlainString() + '"';
          case 1 -> value.movePointLeft(5).toPlainString() + "e5";
          case 2 -> value.toPlainString() + (value.scale() > 0 ? "0000000000001" : "");
          default -> value.toPlainString();
        };
    return ",\"" + field.column() + "\":" + json;
  }

  /** A blank or an odd value, in one of their ways. */
  private String none(LineField field, String name, CandidateLine line) {
    if (line.blank().contains(field)) {
      return switch (random.nextInt(4)) {
        case 0 -> "";
        case 1 -> ",\"" + name + "\":null";
        case 2 -> ",\"" + name + "\":\"\"";
        default -> ",\"" + name + "\":\"  \"";
      };
    }
    List<String> odd = List.of("true", "[1]", "{\"value\":1}", "false");
    return ",\"" + name + "\":" + odd.get(random.nextInt(odd.size()));
  }
}
