/** What came in: loads, records that were rejected, events that came late. */
@NullMarked
package io.haat.server.audit;

import org.jspecify.annotations.NullMarked;
