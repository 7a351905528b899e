/** From a unit of raw records to judged canonical lines, in a DuckDB of the unit's own. */
@NullMarked
package io.haat.batch.transform;

import org.jspecify.annotations.NullMarked;
