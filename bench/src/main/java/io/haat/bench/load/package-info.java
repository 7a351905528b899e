/** {@code haat bench load}: files to the warehouse, against what PostgreSQL and DuckDB do alone. */
@NullMarked
package io.haat.bench.load;

import org.jspecify.annotations.NullMarked;
