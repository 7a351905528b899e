package io.haat.stream.record;

import io.haat.model.event.EventType;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that is not taken, and where it stood.
 *
 * @param type of its topic
 * @param retailerId null if it does not tell
 * @param rules the names of all rules that it broke
 * @param bytes as received
 */
public record Rejected(
    EventType type,
    @Nullable String retailerId,
    int partition,
    long offset,
    long brokerTimeMicros,
    List<String> rules,
    ByteBuffer bytes)
    implements Arrival, Outcome {}
