/** The command line: one class per command. */
@NullMarked
package io.haat.app.command;

import org.jspecify.annotations.NullMarked;
