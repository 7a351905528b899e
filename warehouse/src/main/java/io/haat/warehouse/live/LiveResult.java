package io.haat.warehouse.live;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param newFacts events that are facts now and were not before
 * @param alreadyThere events that were facts before, with the same content
 * @param duplicates events whose identity is a fact with other content: they were written as
 *     rejects
 */
public record LiveResult(int newFacts, int alreadyThere, List<LiveFact> duplicates) {}
