/** {@code haat events}: look at live events, and send some. */
@NullMarked
package io.haat.app.command.events;

import org.jspecify.annotations.NullMarked;
