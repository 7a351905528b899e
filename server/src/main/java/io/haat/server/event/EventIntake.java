package io.haat.server.event;

import io.haat.model.event.MinorUnits;

/**
 * What is needed to take events.
 *
 * @param log where they go
 * @param minorUnits those that the stream counts with: both come to the same verdicts
 */
public record EventIntake(EventLog log, MinorUnits minorUnits) {}
