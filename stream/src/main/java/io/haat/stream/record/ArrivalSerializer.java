package io.haat.stream.record;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes judged records, where a source is not chained to what follows. */
public final class ArrivalSerializer extends ValueSerializer<Arrival> {
  public static final TypeInformation<Arrival> TYPE =
      new ValueType<>(Arrival.class, new ArrivalSerializer());

  private final TextPool texts = new TextPool();

  @Override
  public TypeSerializer<Arrival> duplicate() {
    return new ArrivalSerializer();
  }

  @Override
  public void serialize(Arrival arrival, DataOutputView out) throws IOException {
    out.writeBoolean(arrival instanceof LiveEvent);
    if (arrival instanceof LiveEvent event) {
      LiveEventSerializer.write(out, event);
    } else if (arrival instanceof Rejected rejected) {
      RejectedFormat.write(out, rejected);
    }
  }

  @Override
  public Arrival deserialize(DataInputView in) throws IOException {
    return in.readBoolean() ? LiveEventSerializer.read(in, texts) : RejectedFormat.read(in);
  }

  @Override
  public TypeSerializerSnapshot<Arrival> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Of format 1. */
  public static final class Snapshot extends VersionedSnapshot<Arrival> {
    public Snapshot() {
      super(1, format -> new ArrivalSerializer());
    }
  }
}
