package io.haat.stream.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private final Gathering gathering = new Gathering(Duration.ofMillis(2));

  @Test
  void few_changes_are_told_at_once_and_many_as_one() {
    assertThat(gathering.pause(0, 0)).hasMillis(2);
    assertThat(gathering.pause(640, 0)).hasMillis(22);
    assertThat(gathering.pause(1_000_000, 0)).hasMillis(50);
  }

  @Test
  void a_backlog_is_told_in_larger_pieces_but_a_few_old_events_are_not_kept_waiting() {
    assertThat(gathering.pause(640, 1_999)).hasMillis(22);
    assertThat(gathering.pause(640, 2_000)).hasMillis(322);
    assertThat(gathering.pause(1_000_000, 60_000)).hasMillis(500);
    assertThat(gathering.pause(3, 60_000)).hasMillis(2);
  }
}
