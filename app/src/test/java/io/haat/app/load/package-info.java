/** Tests of {@code haat load} from end to end: whole files, faults, concurrency. */
@NullMarked
package io.haat.app.load;

import org.jspecify.annotations.NullMarked;
