/** Figures of sales and refunds. */
@NullMarked
package io.haat.server.sales;

import org.jspecify.annotations.NullMarked;
