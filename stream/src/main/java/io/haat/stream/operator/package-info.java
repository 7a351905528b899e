/** The tasks behind the sources: which events count, and what the open minutes amount to. */
@NullMarked
package io.haat.stream.operator;

import org.jspecify.annotations.NullMarked;
