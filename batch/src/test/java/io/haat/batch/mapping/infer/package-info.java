@NullMarked
package io.haat.batch.mapping.infer;

import org.jspecify.annotations.NullMarked;
