package io.haat.stream.record;

import io.haat.model.event.EventType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How a rejected record is written between tasks. */
final class RejectedFormat {
  private static final EventType[] TYPES = EventType.values();

  private RejectedFormat() {}

  static void write(DataOutputView out, Rejected rejected) throws IOException {
    Wire.writeEnum(out, rejected.type());
    Wire.writeOptionalText(out, rejected.retailerId());
    out.writeInt(rejected.partition());
    out.writeLong(rejected.offset());
    out.writeLong(rejected.brokerTimeMicros());
    List<String> rules = rejected.rules();
    Wire.writeLength(out, rules.size());
    for (String rule : rules) {
      Wire.writeText(out, rule);
    }
    Wire.writeBytes(out, rejected.bytes());
  }

  static Rejected read(DataInputView in) throws IOException {
    return new Rejected(
        Wire.readEnum(in, TYPES),
        Wire.readOptionalText(in),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        rules(in),
        Wire.readBytes(in));
  }

  private static List<String> rules(DataInputView in) throws IOException {
    var rules = new String[Wire.readLength(in)];
    for (int i = 0; i < rules.length; i++) {
      rules[i] = Wire.readText(in);
    }
    return Arrays.asList(rules);
  }
}
