/** The job as a whole. */
@NullMarked
package io.haat.stream.job;

import org.jspecify.annotations.NullMarked;
