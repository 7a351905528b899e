/** Units of raw objects: how they are opened, and what of them is kept in lake and warehouse. */
@NullMarked
package io.haat.batch.unit;

import org.jspecify.annotations.NullMarked;
