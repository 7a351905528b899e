/** PostgreSQL: migrations, star schema, bulk COPY, queries. */
@NullMarked
package io.haat.warehouse;

import org.jspecify.annotations.NullMarked;
