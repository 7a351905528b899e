/** {@code haat rejects}: what was rejected, why, and another try. */
@NullMarked
package io.haat.app.command.rejects;

import org.jspecify.annotations.NullMarked;
