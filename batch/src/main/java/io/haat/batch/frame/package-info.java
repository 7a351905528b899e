/**
 * Cuts one immutable raw object into units of well-formed records.
 *
 * <p>{@link io.haat.batch.frame.Framing#open} decompresses, decodes to UTF-8, finds the records and
 * writes them to unit files that a strict CSV reader takes without exception. What cannot be framed
 * goes to a spill file beside them, so that records read = records framed + records rejected.
 */
@NullMarked
package io.haat.batch.frame;

import org.jspecify.annotations.NullMarked;
