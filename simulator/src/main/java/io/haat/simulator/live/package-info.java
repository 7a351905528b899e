/** The shops' life as events: made, disturbed where wanted, and sent to Kafka at a set rate. */
@NullMarked
package io.haat.simulator.live;

import org.jspecify.annotations.NullMarked;
