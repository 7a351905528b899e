/** The world's sales in the order of time. */
@NullMarked
package io.haat.simulator.sales;

import org.jspecify.annotations.NullMarked;
