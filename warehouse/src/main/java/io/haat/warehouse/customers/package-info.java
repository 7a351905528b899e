/** Who bought, how often, and whether for the first time. */
@NullMarked
package io.haat.warehouse.customers;

import org.jspecify.annotations.NullMarked;
