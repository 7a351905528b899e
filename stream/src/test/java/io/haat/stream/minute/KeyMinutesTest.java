package io.haat.stream.minute;

import static org.assertj.core.api.Assertions.assertThat;

import io.haat.model.event.EventIdentity;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class KeyMinutesTest {
  private static final long MINUTE = 60_000_000;
  private static final EventIdentity EVENT = new EventIdentity(1, 2, 3);

  private final TypeSerializer<KeyMinutes<LabelledSums>> serializer = KeyMinutesSerializer.ofSums();

  @Test
  void what_a_checkpoint_still_reads_does_not_change() throws IOException {
    KeyMinutes<LabelledSums> before = withOneMinute();
    byte[] written = bytes(before);
    KeyMinutes<LabelledSums> after = serializer.copy(before);

    OpenMinute<LabelledSums> minute = Objects.requireNonNull(after.toChange(MINUTE));
    minute.ids().add(new EventIdentity(4, 5, 6));
    minute.value().add("INR", 1, 2, 3, 4);
    after.open(2 * MINUTE, LabelledSums::new).value().add("INR", 9, 9, 9, 9);

    assertThat(bytes(before)).isEqualTo(written);
    assertThat(bytes(after)).isNotEqualTo(written);
  }

  @Test
  void a_minute_is_copied_once_and_not_at_each_change() {
    KeyMinutes<LabelledSums> copy = serializer.copy(withOneMinute());
    OpenMinute<LabelledSums> changed = copy.toChange(MINUTE);

    assertThat(copy.toChange(MINUTE)).isSameAs(changed);
  }

  @Test
  void an_event_is_found_in_whatever_minute_it_was_seen() {
    KeyMinutes<LabelledSums> state = withOneMinute();
    state.open(5 * MINUTE, LabelledSums::new);

    assertThat(state.find(EVENT)).isEqualTo(Seen.SAME);
    state.closeBefore(2 * MINUTE);
    assertThat(state.find(EVENT)).isEqualTo(Seen.NEVER);
  }

  @Test
  void is_read_as_it_was_written_also_by_what_the_checkpoint_says_of_its_format()
      throws IOException {
    KeyMinutes<LabelledSums> state = withOneMinute();
    var out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
    serializer.serialize(state, out);

    var in = new DataInputDeserializer(out.getCopyOfBuffer());
    TypeSerializerSnapshot<KeyMinutes<LabelledSums>> snapshot = snapshot(in);
    assertThat(compatibility(snapshot).isCompatibleAsIs()).isTrue();
    KeyMinutes<LabelledSums> read = snapshot.restoreSerializer().deserialize(in);
    assertThat(bytes(read)).isEqualTo(bytes(state));
  }

  @Test
  void a_checkpoint_of_the_first_format_is_read_and_goes_on_in_the_newest() throws IOException {
    var out = new DataOutputSerializer(64);
    out.writeUTF(KeyMinutesSerializer.OfSums.class.getName());
    out.writeInt(1); // how a snapshot is laid out
    out.writeInt(1); // the format
    out.writeByte(1); // minutes
    out.writeLong(MINUTE);
    out.writeInt(1); // events, of whose identities all bits were kept
    out.writeLong(EVENT.idHigh());
    out.writeLong(EVENT.idLow());
    out.writeLong(EVENT.content());
    withOneMinute().minutes().get(0).value().write(out);

    var in = new DataInputDeserializer(out.getCopyOfBuffer());
    TypeSerializerSnapshot<KeyMinutes<LabelledSums>> snapshot = snapshot(in);
    assertThat(compatibility(snapshot).isCompatibleAfterMigration()).isTrue();
    KeyMinutes<LabelledSums> read = snapshot.restoreSerializer().deserialize(in);
    assertThat(read.find(EVENT)).isEqualTo(Seen.SAME);
    assertThat(bytes(read)).isEqualTo(bytes(withOneMinute()));
  }

  private TypeSerializerSnapshot<KeyMinutes<LabelledSums>> snapshot(DataInputDeserializer in)
      throws IOException {
    return TypeSerializerSnapshot.readVersionedSnapshot(in, getClass().getClassLoader());
  }

  private TypeSerializerSchemaCompatibility<KeyMinutes<LabelledSums>> compatibility(
      TypeSerializerSnapshot<KeyMinutes<LabelledSums>> old) {
    return serializer.snapshotConfiguration().resolveSchemaCompatibility(old);
  }

  private static KeyMinutes<LabelledSums> withOneMinute() {
    var state = new KeyMinutes<LabelledSums>();
    OpenMinute<LabelledSums> minute = state.open(MINUTE, LabelledSums::new);
    minute.ids().add(EVENT);
    minute.value().add("INR", 1, 2_000, 30_000, 4);
    return state;
  }

  private byte[] bytes(KeyMinutes<LabelledSums> state) throws IOException {
    var out = new DataOutputSerializer(64);
    serializer.serialize(state, out);
    return out.getCopyOfBuffer();
  }
}
