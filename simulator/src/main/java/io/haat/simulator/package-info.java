/** Synthetic shops: the same world as files and as events. */
@NullMarked
package io.haat.simulator;

import org.jspecify.annotations.NullMarked;
