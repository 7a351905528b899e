/** Source mappings: how the columns of a retailer's files become canonical fields. */
@NullMarked
package io.haat.batch.mapping;

import org.jspecify.annotations.NullMarked;
