/** Questions in SQL to the warehouse and the lake, and their answers in several forms. */
@NullMarked
package io.haat.app.command.sql;

import org.jspecify.annotations.NullMarked;
