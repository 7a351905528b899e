/**
 * What happens to the live part when something breaks: all tables against a recount of the topics.
 */
@NullMarked
package io.haat.bench.faults;

import org.jspecify.annotations.NullMarked;
