package io.haat.warehouse.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.warehouse.reject.RejectedEvents;
import io.haat.warehouse.reject.RejectedEvents.Place;
import io.haat.warehouse.reject.RejectedEvents.State;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SentAgainTest {
  private LiveShop shop;

  @BeforeEach
  void open() throws SQLException {
    shop = new LiveShop();
  }

  @AfterEach
  void close() throws SQLException {
    shop.close();
  }

  @Test
  void a_reject_that_was_sent_again_does_not_come_back_from_an_earlier_checkpoint()
      throws SQLException {
    shop.write(reject(5), reject(6));
    new RejectedEvents(shop.connection()).remove(List.of(place(5)));

    shop.write(reject(5), reject(6), reject(7));

    assertThat(shop.rows("select raw_row from rejected_record order by 1"))
        .containsExactly("6", "7");
  }

  @Test
  void it_is_known_what_was_sent_again_and_what_was_never_rejected() throws SQLException {
    shop.write(reject(5), reject(6));
    var rejected = new RejectedEvents(shop.connection());
    rejected.remove(List.of(place(5), place(9)));

    assertThat(rejected.state(place(5))).isEqualTo(State.SENT_AGAIN);
    assertThat(rejected.state(place(6))).isEqualTo(State.REJECTED);
    assertThat(rejected.state(place(9))).isEqualTo(State.NEVER_REJECTED);
    assertThat(rejected.state(new Place("another topic", 0, 6))).isEqualTo(State.NEVER_REJECTED);
  }

  private static LiveReject reject(long offset) {
    return new LiveReject(
        "shop",
        LiveShop.origin("retail-transactions", offset, 0),
        List.of("malformed_json"),
        ByteBuffer.wrap("{".getBytes(StandardCharsets.UTF_8)));
  }

  private static Place place(long offset) {
    return new Place("id-of-retail-transactions", 0, offset);
  }
}
