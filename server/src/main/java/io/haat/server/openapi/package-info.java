/** What the API says of itself. */
@NullMarked
package io.haat.server.openapi;

import org.jspecify.annotations.NullMarked;
