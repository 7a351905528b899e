/** {@code haat load}: files into the warehouse. */
@NullMarked
package io.haat.app.command.load;

import org.jspecify.annotations.NullMarked;
