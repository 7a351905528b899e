package io.haat.warehouse.live;

import io.haat.model.event.Event;

/** Writes an event as a record of its topic, for those that are found to be no facts. */
@FunctionalInterface
public interface EventText {
  /** The event in UTF-8, as its contract has it. */
  byte[] bytes(Event event);
}
