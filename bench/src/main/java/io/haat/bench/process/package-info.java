/** Haat as a process, its time and its memory. */
@NullMarked
package io.haat.bench.process;

import org.jspecify.annotations.NullMarked;
