/** {@code haat produce}: the simulator's shops, live. */
@NullMarked
package io.haat.app.command.produce;

import org.jspecify.annotations.NullMarked;
