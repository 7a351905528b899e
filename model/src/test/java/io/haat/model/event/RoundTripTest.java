package io.haat.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private static final long NOON = 1_717_156_800_000_000L;
  private static final int EVENTS = 10_000;
  private static final int VALIDATED = 2_000;

  private static final MinorUnits MINOR_UNITS =
      (retailer, store) -> Math.floorMod(retailer.hashCode(), 5);

  private final EventReader reader = new EventReader(MINOR_UNITS);

  @Test
  void an_event_is_written_in_one_way_only() {
    var sale =
        new SaleEvent(
            "T-1",
            "acme",
            "S-1",
            null,
            NOON + 1_500,
            List.of(
                new SaleEvent.Item("P-1", 2_000, 199_900, 0, 399_800),
                new SaleEvent.Item("P-2", 1_250, 32_000, 5_000, 35_000)),
            "card",
            null);

    assertThat(new String(EventWriter.write(sale), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"transaction_id":"T-1","retailer_id":"acme","store_id":"S-1",\
            "event_time":"2024-05-31T12:00:00.001500Z","items":[\
            {"product_id":"P-1","quantity":2,"unit_price":19.99},\
            {"product_id":"P-2","quantity":1.25,"unit_price":3.2,"discount":0.5}],\
            "payment_method":"card","final_amount":43.48}""");
  }

  @Test
  void an_event_that_is_written_is_read_again() {
    var events = new RandomEvents(3, MINOR_UNITS);
    for (int i = 0; i < EVENTS; i++) {
      Event event = events.next();

      EventVerdict verdict =
          reader.read(event.type(), EventWriter.write(event), event.eventTimeMicros());

      assertThat(verdict).isEqualTo(new EventVerdict.Valid(event));
    }
  }

  @Test
  void an_event_that_is_written_keeps_its_schema() throws IOException {
    var schemas = new EventSchemas();
    var events = new RandomEvents(4, MINOR_UNITS);
    for (int i = 0; i < VALIDATED; i++) {
      Event event = events.next();
      byte[] json = EventWriter.write(event);

      assertThat(schemas.errors(event.type(), json))
          .as(new String(json, StandardCharsets.UTF_8))
          .isEmpty();
    }
  }
}
