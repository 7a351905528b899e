/**
 * What the stream writes: facts, windows and rejects of live events, each batch in one transaction.
 */
@NullMarked
package io.haat.warehouse.live;

import org.jspecify.annotations.NullMarked;
