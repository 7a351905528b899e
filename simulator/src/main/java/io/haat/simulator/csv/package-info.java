/** Sales and reference data as the files that a retailer would export, faults included. */
@NullMarked
package io.haat.simulator.csv;

import org.jspecify.annotations.NullMarked;
