/** From a topic's records to events: read, judged, and timed by partition. */
@NullMarked
package io.haat.stream.source;

import org.jspecify.annotations.NullMarked;
