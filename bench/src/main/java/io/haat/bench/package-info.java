/** Benchmarks: {@code haat bench}. */
@NullMarked
package io.haat.bench;

import org.jspecify.annotations.NullMarked;
