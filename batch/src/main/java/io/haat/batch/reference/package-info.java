/** Lists of products, stores and customers, into the dimensions. */
@NullMarked
package io.haat.batch.reference;

import org.jspecify.annotations.NullMarked;
