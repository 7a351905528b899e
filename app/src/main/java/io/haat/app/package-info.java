/** The command line, the embedded servers, and the wiring. */
@NullMarked
package io.haat.app;

import org.jspecify.annotations.NullMarked;
