/** Flink inside this process, for a machine that has no cluster. */
@NullMarked
package io.haat.stream.flink;

import org.jspecify.annotations.NullMarked;
