@NullMarked
package io.haat.batch.mapping;

import org.jspecify.annotations.NullMarked;
