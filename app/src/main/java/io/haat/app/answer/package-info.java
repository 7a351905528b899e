/** Rows for people and programs: as a table, as JSON, as CSV. */
@NullMarked
package io.haat.app.answer;

import org.jspecify.annotations.NullMarked;
