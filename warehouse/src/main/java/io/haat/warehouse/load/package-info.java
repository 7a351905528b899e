/** What a load does to the warehouse: dimensions, settlement, facts, rollups and their audit. */
@NullMarked
package io.haat.warehouse.load;

import org.jspecify.annotations.NullMarked;
