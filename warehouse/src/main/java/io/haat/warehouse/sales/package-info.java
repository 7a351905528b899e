/** Figures of sales and refunds, read from the rollups. */
@NullMarked
package io.haat.warehouse.sales;

import org.jspecify.annotations.NullMarked;
