/** Raw and curated files in an object store, and DuckDB over them. */
@NullMarked
package io.haat.lake;

import org.jspecify.annotations.NullMarked;
