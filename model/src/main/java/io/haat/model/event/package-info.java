/**
 * What happens in shops, as events tell of it: sales, refunds, stock changes, customers' doings.
 */
@NullMarked
package io.haat.model.event;

import org.jspecify.annotations.NullMarked;
