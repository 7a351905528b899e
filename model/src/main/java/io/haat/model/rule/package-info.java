/**
 * The one set of rules that every record is checked by, for files in SQL and for events in Java.
 */
@NullMarked
package io.haat.model.rule;

import org.jspecify.annotations.NullMarked;
