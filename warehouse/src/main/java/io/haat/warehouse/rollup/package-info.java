/** Rollups over groups of stores, made in the background from those that the writers keep. */
@NullMarked
package io.haat.warehouse.rollup;

import org.jspecify.annotations.NullMarked;
