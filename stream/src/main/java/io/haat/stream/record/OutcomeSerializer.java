package io.haat.stream.record;

import io.haat.model.event.EventType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what is to be written to the warehouse, between tasks. */
public final class OutcomeSerializer extends ValueSerializer<Outcome> {
  public static final TypeInformation<Outcome> TYPE =
      new ValueType<>(Outcome.class, new OutcomeSerializer());

  private static final int FACT = 0;
  private static final int WINDOW = 1;
  private static final int REJECTED = 2;
  private static final int PROGRESS = 3;
  private static final int RECOUNT = 4;
  private static final EventType[] TYPES = EventType.values();

  private final TextPool texts = new TextPool();

  @Override
  public TypeSerializer<Outcome> duplicate() {
    return new OutcomeSerializer();
  }

  @Override
  public void serialize(Outcome outcome, DataOutputView out) throws IOException {
    if (outcome instanceof Outcome.Fact fact) {
      out.writeByte(FACT);
      LiveEventSerializer.write(out, fact.event());
      out.writeLong(fact.windowStartMicros());
      out.writeBoolean(fact.late());
    } else if (outcome instanceof Outcome.Window window) {
      out.writeByte(WINDOW);
      WindowFormat.write(out, window.window());
      out.writeLong(window.brokerTimeMicros());
    } else if (outcome instanceof Rejected rejected) {
      out.writeByte(REJECTED);
      RejectedFormat.write(out, rejected);
    } else if (outcome instanceof Outcome.Recount recount) {
      out.writeByte(RECOUNT);
      Wire.writeEnum(out, recount.type());
      Wire.writeText(out, recount.retailer());
      Wire.writeText(out, recount.storeId());
      out.writeLong(recount.windowStartMicros());
    } else if (outcome instanceof Outcome.Progress progress) {
      out.writeByte(PROGRESS);
      Wire.writeEnum(out, progress.type());
      out.writeLong(progress.watermarkMillis());
      out.writeLong(progress.events());
      out.writeLong(progress.duplicates());
      out.writeLong(progress.late());
    }
  }

  @Override
  public Outcome deserialize(DataInputView in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case FACT ->
          new Outcome.Fact(LiveEventSerializer.read(in, texts), in.readLong(), in.readBoolean());
      case WINDOW -> new Outcome.Window(WindowFormat.read(in, texts), in.readLong());
      case REJECTED -> RejectedFormat.read(in);
      case RECOUNT ->
          new Outcome.Recount(
              Wire.readEnum(in, TYPES), texts.read(in), texts.read(in), in.readLong());
      case PROGRESS ->
          new Outcome.Progress(
              Wire.readEnum(in, TYPES), in.readLong(), in.readLong(), in.readLong(), in.readLong());
      default -> throw new IOException("no outcome is of kind " + kind);
    };
  }

  @Override
  public TypeSerializerSnapshot<Outcome> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Of format 1. */
  public static final class Snapshot extends VersionedSnapshot<Outcome> {
    public Snapshot() {
      super(1, format -> new OutcomeSerializer());
    }
  }
}
