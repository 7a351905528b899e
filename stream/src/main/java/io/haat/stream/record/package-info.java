/** What flows through the job, and how it is written between tasks and into checkpoints. */
@NullMarked
package io.haat.stream.record;

import org.jspecify.annotations.NullMarked;
