/** The REST API, the live push and the dashboard. */
@NullMarked
package io.haat.server;

import org.jspecify.annotations.NullMarked;
