/** Options that several benchmarks have. */
@NullMarked
package io.haat.bench.option;

import org.jspecify.annotations.NullMarked;
