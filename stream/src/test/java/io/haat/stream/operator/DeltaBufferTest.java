package io.haat.stream.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.stream.record.MinuteDelta;
import io.haat.stream.record.Scope;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class DeltaBufferTest {
  private static final Scope TEA = new Scope("shop", "tea");

  @Test
  void sums_beyond_their_range_are_told_in_parts() {
    var buffer = new DeltaBuffer();
    var told = new ArrayList<MinuteDelta>();

    assertThat(buffer.add(TEA, "INR", 0, 1, 1, Long.MAX_VALUE, 0)).isTrue();
    assertThat(buffer.add(TEA, "INR", 0, 1, 1, 1, 0)).isFalse();
    buffer.drain(told::add);
    assertThat(buffer.add(TEA, "INR", 0, 1, 1, 1, 0)).isTrue();
    buffer.drain(told::add);

    assertThat(told)
        .extracting(MinuteDelta::amountTenThousandths)
        .containsExactly(Long.MAX_VALUE, 1L);
  }
}
