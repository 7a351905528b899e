/** Who owns a data directory, and how every other process reaches its database. */
@NullMarked
package io.haat.app.session;

import org.jspecify.annotations.NullMarked;
