package io.haat.warehouse.live;

import io.haat.model.event.Origin;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that is not taken.
 *
 * @param retailerId null if the record does not tell
 * @param rules the names of all rules that it broke
 * @param bytes as received
 */
public record LiveReject(
    @Nullable String retailerId, Origin origin, List<String> rules, ByteBuffer bytes) {}
