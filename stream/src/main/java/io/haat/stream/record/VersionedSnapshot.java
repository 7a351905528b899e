package io.haat.stream.record;

import java.io.IOException;
import java.util.function.IntFunction;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Keeps beside a checkpoint in which format its values are written, so that a later version can
 * read them and go on in its own format. Subclasses need a public constructor without parameters.
 */
public abstract class VersionedSnapshot<T> implements TypeSerializerSnapshot<T> {
  private static final int LAYOUT = 1;

  private final int currentFormat;
  private final IntFunction<TypeSerializer<T>> serializers;
  private int format;

  /**
   * Of what is written now.
   *
   * @param currentFormat the newest one
   * @param serializers gives the serializer that reads a format, and writes the newest one
   */
  protected VersionedSnapshot(int currentFormat, IntFunction<TypeSerializer<T>> serializers) {
    this.currentFormat = currentFormat;
    this.serializers = serializers;
    this.format = currentFormat;
  }

  @Override
  public final int getCurrentVersion() {
    return LAYOUT;
  }

  @Override
  public final void writeSnapshot(DataOutputView out) throws IOException {
    out.writeInt(currentFormat);
  }

  @Override
  public final void readSnapshot(int layout, DataInputView in, ClassLoader loader)
      throws IOException {
    format = in.readInt();
  }

  @Override
  public final TypeSerializer<T> restoreSerializer() {
    return serializers.apply(format);
  }

  @Override
  public final TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    if (!getClass().equals(old.getClass())) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    int oldFormat = ((VersionedSnapshot<T>) old).format;
    if (oldFormat == currentFormat) {
      return TypeSerializerSchemaCompatibility.compatibleAsIs();
    }
    return oldFormat < currentFormat
        ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
