package io.haat.stream.record;

import io.haat.model.event.EventIdentity;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes valid events between tasks. */
public final class LiveEventSerializer extends ValueSerializer<LiveEvent> {
  public static final TypeInformation<LiveEvent> TYPE =
      new ValueType<>(LiveEvent.class, new LiveEventSerializer());

  private final TextPool texts = new TextPool();

  @Override
  public TypeSerializer<LiveEvent> duplicate() {
    return new LiveEventSerializer();
  }

  @Override
  public void serialize(LiveEvent event, DataOutputView out) throws IOException {
    write(out, event);
  }

  @Override
  public LiveEvent deserialize(DataInputView in) throws IOException {
    return read(in, texts);
  }

  static void write(DataOutputView out, LiveEvent event) throws IOException {
    EventFormat.write(out, event.event());
    out.writeLong(event.identity().idHigh());
    out.writeLong(event.identity().idLow());
    out.writeLong(event.identity().content());
    Wire.writeText(out, event.currency());
    out.writeInt(event.partition());
    out.writeLong(event.offset());
    out.writeLong(event.brokerTimeMicros());
    Wire.writeBytes(out, event.bytes());
  }

  static LiveEvent read(DataInputView in, TextPool texts) throws IOException {
    return new LiveEvent(
        EventFormat.read(in, texts),
        new EventIdentity(in.readLong(), in.readLong(), in.readLong()),
        texts.read(in),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        Wire.readBytes(in));
  }

  @Override
  public TypeSerializerSnapshot<LiveEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Of format 1. */
  public static final class Snapshot extends VersionedSnapshot<LiveEvent> {
    public Snapshot() {
      super(1, format -> new LiveEventSerializer());
    }
  }
}
