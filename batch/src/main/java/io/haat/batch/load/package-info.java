/** From judged lines to the lake and the warehouse, unit by unit, each unit in one transaction. */
@NullMarked
package io.haat.batch.load;

import org.jspecify.annotations.NullMarked;
