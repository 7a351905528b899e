/** The shops themselves: stores, goods, customers, what they buy together and when. */
@NullMarked
package io.haat.simulator.world;

import org.jspecify.annotations.NullMarked;
