/** {@code haat status}: what runs, and how it does. */
@NullMarked
package io.haat.app.command.status;

import org.jspecify.annotations.NullMarked;
