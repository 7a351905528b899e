package io.haat.stream.minute;

import io.haat.stream.record.VersionedSnapshot;
import io.haat.stream.record.Wire;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the open minutes of a scope into checkpoints. */
public final class KeyMinutesSerializer<V extends MinuteValue<V>>
    extends TypeSerializer<KeyMinutes<V>> {
  /** The newest format. What is written is of this one. */
  private static final int FORMAT = 2;

  /** The first format in which identities of events are as short as they are now. */
  private static final int SHORT_IDENTITIES = 2;

  /** Reads a value as it was written. */
  private interface Reader<V> extends Serializable {
    V read(DataInputView in) throws IOException;
  }

  private interface SnapshotFactory<V extends MinuteValue<V>> extends Serializable {
    TypeSerializerSnapshot<KeyMinutes<V>> get();
  }

  private final int format;
  private final Reader<V> reader;
  private final SnapshotFactory<V> snapshot;

  /** Of what is read, the format; what is written is of the newest. */
  private KeyMinutesSerializer(int format, Reader<V> reader, SnapshotFactory<V> snapshot) {
    this.format = format;
    this.reader = reader;
    this.snapshot = snapshot;
  }

  public static TypeSerializer<KeyMinutes<StoreTotals>> ofStores() {
    return ofStores(FORMAT);
  }

  private static TypeSerializer<KeyMinutes<StoreTotals>> ofStores(int format) {
    return new KeyMinutesSerializer<>(format, StoreTotals::read, OfStores::new);
  }

  public static TypeSerializer<KeyMinutes<LabelledSums>> ofSums() {
    return ofSums(FORMAT);
  }

  private static TypeSerializer<KeyMinutes<LabelledSums>> ofSums(int format) {
    return new KeyMinutesSerializer<>(format, LabelledSums::read, OfSums::new);
  }

  public static TypeSerializer<KeyMinutes<NoValue>> ofIds() {
    return ofIds(FORMAT);
  }

  private static TypeSerializer<KeyMinutes<NoValue>> ofIds(int format) {
    return new KeyMinutesSerializer<>(format, NoValue::read, OfIds::new);
  }

  @Override
  public void serialize(KeyMinutes<V> state, DataOutputView out) throws IOException {
    Wire.writeLength(out, state.minutes().size());
    for (OpenMinute<V> minute : state.minutes()) {
      out.writeLong(minute.startMicros());
      minute.ids().write(out);
      minute.value().write(out);
    }
  }

  @Override
  public KeyMinutes<V> deserialize(DataInputView in) throws IOException {
    int size = Wire.readLength(in);
    var minutes = new ArrayList<OpenMinute<V>>(size);
    for (int i = 0; i < size; i++) {
      minutes.add(new OpenMinute<>(in.readLong(), readIds(in), reader.read(in)));
    }
    return new KeyMinutes<>(minutes);
  }

  private IdSet readIds(DataInputView in) throws IOException {
    return format < SHORT_IDENTITIES ? IdSet.readWide(in) : IdSet.read(in);
  }

  @Override
  public KeyMinutes<V> deserialize(KeyMinutes<V> reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  /** What a checkpoint is still to write shares its minutes with what goes on changing. */
  @Override
  public KeyMinutes<V> copy(KeyMinutes<V> from) {
    return from.share();
  }

  @Override
  public KeyMinutes<V> copy(KeyMinutes<V> from, KeyMinutes<V> reuse) {
    return from.share();
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public KeyMinutes<V> createInstance() {
    return new KeyMinutes<>();
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<KeyMinutes<V>> duplicate() {
    return this;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<KeyMinutes<V>> snapshotConfiguration() {
    return snapshot.get();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyMinutesSerializer<?> that
        && that.snapshotConfiguration().getClass().equals(snapshotConfiguration().getClass());
  }

  @Override
  public int hashCode() {
    return snapshotConfiguration().getClass().hashCode();
  }

  /** Minutes of stores. */
  public static final class OfStores extends VersionedSnapshot<KeyMinutes<StoreTotals>> {
    public OfStores() {
      super(FORMAT, KeyMinutesSerializer::ofStores);
    }
  }

  /** Minutes of sums by label. */
  public static final class OfSums extends VersionedSnapshot<KeyMinutes<LabelledSums>> {
    public OfSums() {
      super(FORMAT, KeyMinutesSerializer::ofSums);
    }
  }

  /** Minutes with nothing but ids. */
  public static final class OfIds extends VersionedSnapshot<KeyMinutes<NoValue>> {
    public OfIds() {
      super(FORMAT, KeyMinutesSerializer::ofIds);
    }
  }
}
