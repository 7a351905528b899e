/** From a raw object to units, to curated and rejected rows, to the warehouse. */
@NullMarked
package io.haat.batch;

import org.jspecify.annotations.NullMarked;
