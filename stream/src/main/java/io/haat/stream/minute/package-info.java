/**
 * What is kept of the minutes that are open: which events were seen, and what they amount to.
 *
 * <p>Checkpoints are written while the job goes on. So state is never copied as a whole: what a
 * checkpoint may still be reading is frozen, and whoever wants to change it copies that one minute.
 */
@NullMarked
package io.haat.stream.minute;

import org.jspecify.annotations.NullMarked;
