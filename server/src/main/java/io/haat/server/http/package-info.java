/** What every resource has in common: parameters, answers, problems. */
@NullMarked
package io.haat.server.http;

import org.jspecify.annotations.NullMarked;
