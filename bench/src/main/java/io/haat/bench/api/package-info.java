/** Measures the REST API under load, beside a plain service over the same tables. */
@NullMarked
package io.haat.bench.api;

import org.jspecify.annotations.NullMarked;
