package io.haat.warehouse.live;

import java.util.List;

/** What is written in one transaction. */
public record LiveBatch(List<LiveFact> facts, List<LiveWindow> windows, List<LiveReject> rejects) {}
