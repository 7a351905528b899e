/** A PostgreSQL of the tests' own, also for the tests of other modules. */
@NullMarked
package io.haat.warehouse.testing;

import org.jspecify.annotations.NullMarked;
