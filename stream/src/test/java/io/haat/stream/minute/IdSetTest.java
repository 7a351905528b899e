package io.haat.stream.minute;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.EventIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class IdSetTest {
  private static final int BYTES_AN_EVENT = 17;

  @Test
  void knows_what_a_map_knows() {
    var random = new Random(1);
    var set = new IdSet();
    Map<Long, Long> map = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      long id = random.nextInt(9_000);
      // Only hashes are ever asked for.
      var hash = new Random(id);
      var event = new EventIdentity(hash.nextLong(), hash.nextLong(), random.nextInt(2));
      Long content = map.get(id);
      assertThat(set.find(event))
          .isEqualTo(
              content == null
                  ? Seen.NEVER
                  : content == event.content() ? Seen.SAME : Seen.OTHER_CONTENT);
      if (content == null) {
        set.add(event);
        map.put(id, event.content());
      }
    }
    assertThat(set.size()).isEqualTo(map.size());
  }

  @Test
  void knows_an_id_of_nothing_but_zeros() {
    var set = new IdSet();
    var zeros = new EventIdentity(0, 0, 7);
    assertThat(set.find(zeros)).isEqualTo(Seen.NEVER);
    set.add(zeros);
    assertThat(set.find(zeros)).isEqualTo(Seen.SAME);
    assertThat(set.find(new EventIdentity(0, 0, 8))).isEqualTo(Seen.OTHER_CONTENT);
  }

  @Test
  void is_read_as_it_was_written() throws IOException {
    var random = new Random(2);
    var set = new IdSet();
    var events = new EventIdentity[1_000];
    for (int i = 0; i < events.length; i++) {
      events[i] = new EventIdentity(random.nextLong(), random.nextLong(), random.nextLong());
      set.add(events[i]);
    }
    var out = new DataOutputSerializer(64);
    set.write(out);
    IdSet read = IdSet.read(new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(read.size()).isEqualTo(events.length);
    assertThat(events).allSatisfy(event -> assertThat(read.find(event)).isEqualTo(Seen.SAME));
    assertThat(out.length()).isLessThan(events.length * BYTES_AN_EVENT);
  }

  @Test
  void ids_that_differ_in_a_few_bits_are_two() {
    var set = new IdSet();
    set.add(new EventIdentity(5L << 40, 1, 7));

    assertThat(set.find(new EventIdentity(5L << 40, 1, 7))).isEqualTo(Seen.SAME);
    assertThat(set.find(new EventIdentity(5L << 40, 3, 7))).isEqualTo(Seen.NEVER);
    assertThat(set.find(new EventIdentity((5L << 40) + 1, 1, 7))).isEqualTo(Seen.NEVER);
  }

  @Test
  void sets_of_every_size_hold_all_of_their_events() {
    var random = new Random(3);
    var set = new IdSet();
    var events = new ArrayList<EventIdentity>();
    for (int i = 0; i < 700; i++) {
      // Most of them want the last place.
      var event = new EventIdentity(-1L - random.nextInt(1 << 20), random.nextLong(), i);
      set.add(event);
      events.add(event);
      assertThat(events).allSatisfy(e -> assertThat(set.find(e)).isEqualTo(Seen.SAME));
    }
  }

  @Test
  void a_copy_goes_its_own_way() {
    var set = new IdSet();
    set.add(new EventIdentity(1, 1, 1));
    IdSet copy = set.copy();
    copy.add(new EventIdentity(2, 2, 2));

    assertThat(set.find(new EventIdentity(2, 2, 2))).isEqualTo(Seen.NEVER);
    assertThat(copy.find(new EventIdentity(1, 1, 1))).isEqualTo(Seen.SAME);
  }
}
