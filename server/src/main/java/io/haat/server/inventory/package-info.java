/** What is in stock. */
@NullMarked
package io.haat.server.inventory;

import org.jspecify.annotations.NullMarked;
