package io.haat.stream.record;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes scopes, which are the keys of all state. */
public final class ScopeSerializer extends ValueSerializer<Scope> {
  public static final TypeInformation<Scope> TYPE =
      new ValueType<>(Scope.class, new ScopeSerializer());

  @Override
  public TypeSerializer<Scope> duplicate() {
    return this;
  }

  @Override
  public void serialize(Scope scope, DataOutputView out) throws IOException {
    Wire.writeText(out, scope.retailer());
    Wire.writeText(out, scope.part());
  }

  @Override
  public Scope deserialize(DataInputView in) throws IOException {
    return new Scope(Wire.readText(in), Wire.readText(in));
  }

  @Override
  public TypeSerializerSnapshot<Scope> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Of format 1. */
  public static final class Snapshot extends VersionedSnapshot<Scope> {
    public Snapshot() {
      super(1, format -> new ScopeSerializer());
    }
  }
}
