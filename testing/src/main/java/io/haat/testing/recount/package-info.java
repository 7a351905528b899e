/**
 * What the warehouse must hold, counted anew from the raw records of the topics. It shares no code
 * with the program: the contracts of {@code docs/events}, read a second time, by other means.
 */
@NullMarked
package io.haat.testing.recount;

import org.jspecify.annotations.NullMarked;
