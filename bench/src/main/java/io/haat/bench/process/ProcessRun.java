package io.haat.bench.process;

import java.util.OptionalLong;

/**
 * A process that has ended well.
 *
 * @param seconds from its start to its end
 * @param peakBytes the most physical memory that it had, without its children; empty where the
 *     system does not tell
 * @param out its standard output
 */
public record ProcessRun(double seconds, OptionalLong peakBytes, String out) {}
