package io.haat.stream.record;

/**
 * What a task has counted of one minute since it last told.
 *
 * @param label what the counts are told apart by: a currency, a reason, a kind of event
 * @param brokerTimeMicros when the broker took the latest of the events
 */
public record MinuteDelta(
    Scope scope,
    String label,
    long windowStartMicros,
    long count,
    long unitsThousandths,
    long amountTenThousandths,
    long brokerTimeMicros) {}
