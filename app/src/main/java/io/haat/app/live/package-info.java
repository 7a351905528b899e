/** The parts that {@code haat up} runs: Kafka, the stream job, and what joins them. */
@NullMarked
package io.haat.app.live;

import org.jspecify.annotations.NullMarked;
