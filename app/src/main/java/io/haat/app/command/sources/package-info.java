/** {@code haat sources}: the mappings, and proposals of new ones. */
@NullMarked
package io.haat.app.command.sources;

import org.jspecify.annotations.NullMarked;
