/** What the stream has found out, written to the warehouse and to the dead letters. */
@NullMarked
package io.haat.stream.sink;

import org.jspecify.annotations.NullMarked;
