/** What the system tells of processes. */
@NullMarked
package io.haat.app.process;

import org.jspecify.annotations.NullMarked;
