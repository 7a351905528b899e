/** Live events: how soon they are seen, how fast a backlog is worked off, what it costs. */
@NullMarked
package io.haat.bench.stream;

import org.jspecify.annotations.NullMarked;
