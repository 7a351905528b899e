/** Proposes a mapping for a file that has none, from its header and its first rows. */
@NullMarked
package io.haat.batch.mapping.infer;

import org.jspecify.annotations.NullMarked;
