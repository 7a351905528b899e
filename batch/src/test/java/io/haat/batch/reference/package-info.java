/** Tests of lists. */
@NullMarked
package io.haat.batch.reference;

import org.jspecify.annotations.NullMarked;
