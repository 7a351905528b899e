/** Kafka to Flink to the warehouse. */
@NullMarked
package io.haat.stream;

import org.jspecify.annotations.NullMarked;
