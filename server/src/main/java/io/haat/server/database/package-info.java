/** Connections that only read. */
@NullMarked
package io.haat.server.database;

import org.jspecify.annotations.NullMarked;
