/** Lists of products, stores and customers, and what they change in the dimensions. */
@NullMarked
package io.haat.warehouse.reference;

import org.jspecify.annotations.NullMarked;
