package io.haat.stream.minute;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.EventIdentity;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class IdSetTest {
  private static final int BYTES_AN_EVENT = 65;

  @Test
  void knows_what_a_map_knows() {
    var random = new Random(1);
    var set = new IdSet();
    Map<Long, Long> map = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      long id = random.nextInt(9_000);
      var event = new EventIdentity(id * 31, id, random.nextInt(2));
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
  void a_copy_goes_its_own_way() {
    var set = new IdSet();
    set.add(new EventIdentity(1, 1, 1));
    IdSet copy = set.copy();
    copy.add(new EventIdentity(2, 2, 2));

    assertThat(set.find(new EventIdentity(2, 2, 2))).isEqualTo(Seen.NEVER);
    assertThat(copy.find(new EventIdentity(1, 1, 1))).isEqualTo(Seen.SAME);
  }
}
