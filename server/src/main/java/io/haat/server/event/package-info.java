/**
 * Events that are posted: judged by their contract, then written to the log that the stream reads.
 */
@NullMarked
package io.haat.server.event;

import org.jspecify.annotations.NullMarked;
