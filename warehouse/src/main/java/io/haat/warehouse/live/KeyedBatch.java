package io.haat.warehouse.live;

import java.util.List;

/** A batch with the keys of all that it belongs to. */
record KeyedBatch(
    List<KeyedFact> facts,
    List<LiveWindow> windows,
    List<KeyedReject> rejects,
    List<LiveRecount> recounts) {}
