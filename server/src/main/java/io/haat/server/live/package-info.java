/** What is happening now. */
@NullMarked
package io.haat.server.live;

import org.jspecify.annotations.NullMarked;
