package io.haat.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private static final long NOON = 1_717_156_800_000_000L;

  private final EventReader reader = new EventReader((retailer, store) -> 2);

  @Test
  void a_sale_is_written_as_its_contract_says_and_read_again() {
    var sale =
        new SaleEvent(
            "T-1",
            "acme",
            "S-1",
            "C-1",
            NOON,
            List.of(
                new SaleEvent.Item("P-1", 2_000, 199_900, 0, 399_800),
                new SaleEvent.Item("P-2", 1_250, 32_000, 5_000, 35_000)),
            "card",
            "store");

    byte[] json = EventWriter.write(sale);

    assertThat(new String(json, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"transaction_id":"T-1","retailer_id":"acme","store_id":"S-1","customer_id":"C-1",\
            "event_time":"2024-05-31T12:00:00Z","items":[\
            {"product_id":"P-1","quantity":2,"unit_price":19.99},\
            {"product_id":"P-2","quantity":1.25,"unit_price":3.2,"discount":0.5}],\
            "payment_method":"card","channel":"store","final_amount":43.48}""");
    assertThat(reader.read(EventType.SALE, json, NOON)).isEqualTo(new EventVerdict.Valid(sale));
  }
}
