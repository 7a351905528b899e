/** What is in stock, and for how long. */
@NullMarked
package io.haat.warehouse.stock;

import org.jspecify.annotations.NullMarked;
