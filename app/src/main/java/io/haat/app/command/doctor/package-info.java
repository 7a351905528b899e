/** Checks of everything that Haat needs. */
@NullMarked
package io.haat.app.command.doctor;

import org.jspecify.annotations.NullMarked;
