package io.haat.model.event;

/**
 * Where a record of a topic stands.
 *
 * @param topicId tells a topic from one made anew under the same name
 * @param brokerTimeMicros when the broker took it, in microseconds since 1970-01-01T00:00Z
 */
public record Origin(
    String topic, String topicId, int partition, long offset, long brokerTimeMicros) {}
