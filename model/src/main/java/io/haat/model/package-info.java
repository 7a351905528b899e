/** What a sale is: lines, money, rules. Pure Java, no I/O, no engine. */
@NullMarked
package io.haat.model;

import org.jspecify.annotations.NullMarked;
