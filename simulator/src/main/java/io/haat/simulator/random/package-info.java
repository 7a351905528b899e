/** Seeded chance that gives the same draws on every machine. */
@NullMarked
package io.haat.simulator.random;

import org.jspecify.annotations.NullMarked;
