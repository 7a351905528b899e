/** What was rejected, for people who look into it. */
@NullMarked
package io.haat.warehouse.reject;

import org.jspecify.annotations.NullMarked;
