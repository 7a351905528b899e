/** Talks to a Flink cluster, ours or the user's, by its REST interface. */
@NullMarked
package io.haat.app.flink;

import org.jspecify.annotations.NullMarked;
