/** The topics that the stream reads and writes. */
@NullMarked
package io.haat.stream.topic;

import org.jspecify.annotations.NullMarked;
