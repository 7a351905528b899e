package io.haat.warehouse.live;

import io.haat.model.event.Event;
import io.haat.model.event.Origin;

/**
 * A valid event that is to become facts.
 *
 * @param currency of the store; empty for an event that is not of a store
 * @param windowStartMicros the start of the minute that it belongs to
 * @param late whether that minute had been closed: then it is listed, and the minute counted anew
 */
public record LiveFact(
    Event event, Origin origin, String currency, long windowStartMicros, boolean late) {}
