package io.haat.stream.record;

/** A record of a topic, judged. */
public sealed interface Arrival permits LiveEvent, Rejected {
  /** When the broker took it, in microseconds since 1970-01-01T00:00Z. */
  long brokerTimeMicros();
}
