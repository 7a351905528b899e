/** Answers that are kept while what they are made of stays as it is. */
@NullMarked
package io.haat.server.cache;

import org.jspecify.annotations.NullMarked;
