/** {@code haat up}: everything that is live, until it is told to stop. */
@NullMarked
package io.haat.app.command.up;

import org.jspecify.annotations.NullMarked;
