/** What the stream is told from outside. */
@NullMarked
package io.haat.stream.settings;

import org.jspecify.annotations.NullMarked;
