/** Benchmarks: ratios against a limit or a peer, in one run. */
@NullMarked
package io.haat.bench;

import org.jspecify.annotations.NullMarked;
