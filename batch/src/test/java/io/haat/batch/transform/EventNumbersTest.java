package io.haat.batch.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.lake.DuckDb;
import io.haat.lake.DuckDbLimits;
import io.haat.model.LineField;
import io.haat.model.event.EventReader;
import io.haat.model.event.EventType;
import io.haat.model.event.EventVerdict;
import io.haat.model.event.RefundEvent;
import io.haat.model.event.StockEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decimals mean the same in an event as in a file, however they are written. */
class EventNumbersTest {
  private static final int TEXTS = 10_000;
  private static final int OFTEN = 1_000;
  private static final String PIECES = "000123456789995555....--++  \t\u000b\u00a0eE_,x";

  private final Random random = new Random(11);
  private final EventReader reader = new EventReader((retailer, store) -> 4);

  @TempDir Path temporary;

  @Test
  void numbers_of_events_are_those_of_files() throws SQLException {
    List<String> texts = Stream.generate(this::text).limit(TEXTS).toList();
    List<@Nullable BigDecimal> quantities = inFiles(texts, LineField.Type.QUANTITY);
    List<@Nullable BigDecimal> prices = inFiles(texts, LineField.Type.PRICE);
    int numbers = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = texts.get(i);
      BigDecimal quantity = quantities.get(i);
      BigDecimal price = prices.get(i);

      assertThat(quantity(text)).as("quantity '%s'", text).isEqualTo(quantity);
      if (price == null || price.signum() > 0) {
        assertThat(price(text)).as("price '%s'", text).isEqualTo(price);
      }
      numbers += quantity == null ? 0 : 1;
    }
    assertThat(numbers).isBetween(OFTEN, TEXTS - OFTEN);
  }

  private List<@Nullable BigDecimal> inFiles(List<String> texts, LineField.Type type)
      throws SQLException {
    var numbers = new ArrayList<@Nullable BigDecimal>();
    try (DuckDb database = DuckDb.open(new DuckDbLimits(128, 1, temporary));
        var number =
            database
                .connection()
                .prepareStatement(
                    "select try_cast(number(text) as "
                        + type.sql()
                        + ") from (select unnest(?::varchar[]) as text)")) {
      number.setArray(1, database.connection().createArrayOf("varchar", texts.toArray()));
      try (ResultSet row = number.executeQuery()) {
        while (row.next()) {
          numbers.add(row.getBigDecimal(1));
        }
      }
    }
    return numbers;
  }

  private @Nullable BigDecimal quantity(String text) {
    return read(
                EventType.STOCK,
                """
            {"event_id":"E","retailer_id":"r","store_id":"S","product_id":"P","event_type":"sale",\
            "event_time":"2024-01-01T00:00:00Z","current_stock":0,"quantity_change":"%s"}""",
                text)
            instanceof StockEvent stock
        ? BigDecimal.valueOf(stock.quantityChangeThousandths(), 3)
        : null;
  }

  private @Nullable BigDecimal price(String text) {
    return read(
                EventType.REFUND,
                """
            {"refund_id":"R","retailer_id":"r","store_id":"S","product_id":"P","reason":"x",\
            "event_time":"2024-01-01T00:00:00Z","refund_amount":"%s"}""",
                text)
            instanceof RefundEvent refund
        ? BigDecimal.valueOf(refund.amountTenThousandths(), 4)
        : null;
  }

  private @Nullable Object read(EventType type, String event, String text) {
    String json = event.formatted(text.replace("\t", "\\t").replace("\u000b", "\\u000b"));
    EventVerdict verdict = reader.read(type, json.getBytes(StandardCharsets.UTF_8), Long.MAX_VALUE);
    return verdict instanceof EventVerdict.Valid valid ? valid.event() : null;
  }

  /** Plain decimals, some of them spoilt, and heaps of what they consist of. */
  private String text() {
    var text = new StringBuilder();
    if (random.nextInt(4) == 0) {
      for (int pieces = random.nextInt(8); pieces > 0; pieces--) {
        text.append(PIECES.charAt(random.nextInt(PIECES.length())));
      }
      return text.toString();
    }
    text.append(random.nextLong((long) Math.pow(10, random.nextInt(14))));
    if (random.nextInt(4) > 0) {
      text.append('.');
      for (int digits = random.nextInt(10); digits > 0; digits--) {
        text.append(random.nextInt(3) == 0 ? '9' : (char) ('0' + random.nextInt(10)));
      }
    }
    if (random.nextInt(4) == 0) {
      int at = random.nextInt(text.length() + 1);
      text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
    }
    return text.toString();
  }
}
