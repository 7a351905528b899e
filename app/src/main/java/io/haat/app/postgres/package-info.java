/** The PostgreSQL that Haat brings along: its binaries, its data, its process. */
@NullMarked
package io.haat.app.postgres;

import org.jspecify.annotations.NullMarked;
