/** What the system and the JVM tell of processes. */
@NullMarked
package io.haat.app.process;

import org.jspecify.annotations.NullMarked;
