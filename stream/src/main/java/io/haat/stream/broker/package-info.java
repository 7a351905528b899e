/** A Kafka broker inside this process, for a machine that has none. */
@NullMarked
package io.haat.stream.broker;

import org.jspecify.annotations.NullMarked;
