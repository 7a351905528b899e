package io.haat.stream.record;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a minute's deltas between tasks. */
public final class MinuteDeltaSerializer extends ValueSerializer<MinuteDelta> {
  public static final TypeInformation<MinuteDelta> TYPE =
      new ValueType<>(MinuteDelta.class, new MinuteDeltaSerializer());

  private final TextPool texts = new TextPool();

  @Override
  public TypeSerializer<MinuteDelta> duplicate() {
    return new MinuteDeltaSerializer();
  }

  @Override
  public void serialize(MinuteDelta delta, DataOutputView out) throws IOException {
    Wire.writeText(out, delta.scope().retailer());
    Wire.writeText(out, delta.scope().part());
    Wire.writeText(out, delta.label());
    out.writeLong(delta.windowStartMicros());
    out.writeLong(delta.count());
    out.writeLong(delta.unitsThousandths());
    out.writeLong(delta.amountTenThousandths());
    out.writeLong(delta.brokerTimeMicros());
  }

  @Override
  public MinuteDelta deserialize(DataInputView in) throws IOException {
    return new MinuteDelta(
        new Scope(texts.read(in), texts.read(in)),
        texts.read(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  @Override
  public TypeSerializerSnapshot<MinuteDelta> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Of format 1. */
  public static final class Snapshot extends VersionedSnapshot<MinuteDelta> {
    public Snapshot() {
      super(1, format -> new MinuteDeltaSerializer());
    }
  }
}
