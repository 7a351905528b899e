/** Queries that stand in files of their own. */
@NullMarked
package io.haat.warehouse.query;

import org.jspecify.annotations.NullMarked;
