/** What was measured, held against its limits, for people and for programs. */
@NullMarked
package io.haat.bench.report;

import org.jspecify.annotations.NullMarked;
