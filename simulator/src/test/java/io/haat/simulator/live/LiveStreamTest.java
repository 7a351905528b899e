package io.haat.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.haat.model.event.EventType;
import io.haat.simulator.live.LiveRecord.Sort;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveStreamTest {
  private static final int COUNT = 30_000;

  @Test
  void duplicates_tell_an_event_again_in_the_same_bytes_or_spelled_otherwise() {
    List<Told> told = told(Disturbances.NONE.withDuplicates(0.1));
    Map<String, Told> first = new HashMap<>();
    int same = 0;
    int otherwise = 0;
    for (Told event : told) {
      if (event.record().what() == Sort.DUPLICATE) {
        Told before = first.get(event.identity());
        assertThat(before).isNotNull();
        assertThat(event.record().key()).isEqualTo(before.record().key());
        assertThat(event.time()).isEqualTo(before.time());
        boolean sameBytes = event.record().value().equals(before.record().value());
        same += sameBytes ? 1 : 0;
        otherwise += sameBytes ? 0 : 1;
      } else {
        assertThat(first.put(event.identity(), event)).isNull();
      }
    }
    assertThat((same + otherwise) / (double) COUNT).isCloseTo(0.1, within(0.01));
    assertThat(same / (double) otherwise).isBetween(0.8, 1.25);
  }

  @Test
  void conflicts_have_an_id_that_was_told_and_other_content() {
    List<Told> told = told(Disturbances.NONE.withConflicts(0.05));
    Map<String, Told> first = new HashMap<>();
    int conflicts = 0;
    for (Told event : told) {
      if (event.record().what() == Sort.CONFLICT) {
        conflicts++;
        assertThat(event.json()).isNotEqualTo(first.get(event.identity()).json());
      } else {
        assertThat(first.put(event.identity(), event)).isNull();
      }
    }
    assertThat(conflicts / (double) COUNT).isCloseTo(0.05, within(0.01));
  }

  @Test
  void late_events_happened_before_what_the_lateness_lets_in() {
    List<Told> told = told(Disturbances.NONE.withLate(0.1, Duration.ofMinutes(10)));
    int late = 0;
    for (int i = 0; i < COUNT; i++) {
      Duration ago = Duration.between(told.get(i).time(), toldAt(i));
      if (!ago.isZero()) {
        late++;
        assertThat(ago).isBetween(Duration.ofSeconds(690), Duration.ofMinutes(70));
      }
    }
    assertThat(late / (double) COUNT).isCloseTo(0.1, within(0.01));
  }

  @Test
  void disorder_stays_below_its_limit() {
    List<Told> told = told(Disturbances.NONE.withDisorder(0.5, Duration.ofMinutes(9)));
    int delayed = 0;
    Duration most = Duration.ZERO;
    for (int i = 0; i < COUNT; i++) {
      Duration ago = Duration.between(told.get(i).time(), toldAt(i));
      delayed += ago.isZero() ? 0 : 1;
      most = ago.compareTo(most) > 0 ? ago : most;
    }
    assertThat(delayed / (double) COUNT).isCloseTo(0.5, within(0.01));
    assertThat(most).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(9));
  }

  @Test
  void oversized_records_are_longer_than_a_mebibyte() {
    LiveStream stream = Told.stream(Told.request().with(Disturbances.NONE.withOversized(0.01)));
    int oversized = 0;
    for (int i = 0; i < 3_000; i++) {
      LiveRecord record = stream.next();
      boolean tooLong = record.value().remaining() > 1 << 20;
      assertThat(tooLong).isEqualTo(record.what() == Sort.OVERSIZED);
      oversized += tooLong ? 1 : 0;
    }
    assertThat(oversized).isBetween(10, 60);
  }

  @Test
  void odd_refunds_are_of_no_sale_of_an_unknown_one_without_quantity_or_of_too_much() {
    List<Told> refunds =
        told(Disturbances.NONE.withOddRefunds(1)).stream()
            .filter(event -> event.type() == EventType.REFUND)
            .toList();

    assertThat(refunds).anyMatch(refund -> !refund.json().has("original_transaction_id"));
    assertThat(refunds).anyMatch(refund -> !refund.json().has("quantity"));
    assertThat(refunds)
        .anyMatch(
            refund ->
                refund.json().has("original_transaction_id")
                    && refund.text("original_transaction_id").startsWith("X"));
  }

  @Test
  void a_mix_of_sales_alone_has_nothing_else() {
    List<Told> told = Told.all(Told.request().withMix(EventMix.ONLY_SALES), 1_000);

    assertThat(told).allMatch(event -> event.type() == EventType.SALE);
  }

  @Test
  void shares_that_are_none_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Disturbances.NONE.withDuplicates(1.01))
        .withMessage("duplicates must be a share from 0 to 1 (1% is 0.01), not 1.01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Disturbances.NONE.withInvalid(0.6).withDuplicates(0.6))
        .withMessageContaining("together");
    assertThatIllegalArgumentException().isThrownBy(() -> new EventMix(0, 0, 0, 0));
  }

  private static List<Told> told(Disturbances disturbances) {
    return Told.all(Told.request().with(disturbances), COUNT);
  }

  /** The first moment is the run's own. */
  private static java.time.Instant toldAt(int index) {
    return Told.START.plusMillis(index + 1L);
  }
}
