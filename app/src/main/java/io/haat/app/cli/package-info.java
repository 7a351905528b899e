/** What every command shares: options, output, settings, the way to the database. */
@NullMarked
package io.haat.app.cli;

import org.jspecify.annotations.NullMarked;
