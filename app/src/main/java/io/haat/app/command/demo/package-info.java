/** {@code haat demo}: everything, with shops that sell. */
@NullMarked
package io.haat.app.command.demo;

import org.jspecify.annotations.NullMarked;
