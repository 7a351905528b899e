package io.haat.stream.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** How texts, bytes and numbers are written: lengths in as few bytes as they need. */
public final class Wire {
  private static final int SEVEN_BITS = 0x7f;
  private static final int MORE = 0x80;

  private Wire() {}

  public static void writeText(DataOutputView out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeLength(out, bytes.length);
    out.write(bytes, 0, bytes.length);
  }

  public static String readText(DataInputView in) throws IOException {
    return text(in, readLength(in));
  }

  public static void writeOptionalText(DataOutputView out, @Nullable String text)
      throws IOException {
    if (text == null) {
      out.writeByte(0);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeLength(out, bytes.length + 1);
    out.write(bytes, 0, bytes.length);
  }

  public static @Nullable String readOptionalText(DataInputView in) throws IOException {
    int length = readLength(in);
    return length == 0 ? null : text(in, length - 1);
  }

  private static String text(DataInputView in, int length) throws IOException {
    if (length == 0) {
      return "";
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes, 0, length);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public static void writeBytes(DataOutputView out, ByteBuffer bytes) throws IOException {
    writeLength(out, bytes.remaining());
    out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
  }

  public static ByteBuffer readBytes(DataInputView in) throws IOException {
    byte[] bytes = new byte[readLength(in)];
    in.readFully(bytes, 0, bytes.length);
    return ByteBuffer.wrap(bytes);
  }

  public static void writeOptionalLong(DataOutputView out, @Nullable Long value)
      throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      out.writeLong(value);
    }
  }

  public static @Nullable Long readOptionalLong(DataInputView in) throws IOException {
    return in.readBoolean() ? (Long) in.readLong() : null;
  }

  public static void writeOptionalInt(DataOutputView out, @Nullable Integer value)
      throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      out.writeInt(value);
    }
  }

  public static @Nullable Integer readOptionalInt(DataInputView in) throws IOException {
    return in.readBoolean() ? (Integer) in.readInt() : null;
  }

  @SuppressWarnings("EnumOrdinal") // What is written this way is read by the same build.
  public static void writeEnum(DataOutputView out, Enum<?> value) throws IOException {
    out.writeByte(value.ordinal());
  }

  /** One of all values of an enumeration, which are in its order. */
  public static <E extends Enum<E>> E readEnum(DataInputView in, E[] values) throws IOException {
    return values[in.readByte()];
  }

  /** A number that is not negative, in one byte if it is less than 128. */
  public static void writeLength(DataOutputView out, int length) throws IOException {
    int rest = length;
    while (rest > SEVEN_BITS) {
      out.writeByte((rest & SEVEN_BITS) | MORE);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  public static int readLength(DataInputView in) throws IOException {
    int length = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.readUnsignedByte();
      length |= (next & SEVEN_BITS) << shift;
      if (next < MORE) {
        return length;
      }
    }
  }
}
