/** {@code haat stream}: the stream job on a Flink cluster. */
@NullMarked
package io.haat.app.command.stream;

import org.jspecify.annotations.NullMarked;
