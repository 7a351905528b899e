/** What a user is told when a command cannot go on. */
@NullMarked
package io.haat.app.error;

import org.jspecify.annotations.NullMarked;
