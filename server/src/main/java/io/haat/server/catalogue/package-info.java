/** Stores, products and retailers. */
@NullMarked
package io.haat.server.catalogue;

import org.jspecify.annotations.NullMarked;
