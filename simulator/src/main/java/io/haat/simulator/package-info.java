/** Synthetic shops: one world, told as sales files here and as live events elsewhere. */
@NullMarked
package io.haat.simulator;

import org.jspecify.annotations.NullMarked;
