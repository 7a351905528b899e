/** Which stores, products and days a request is about. */
@NullMarked
package io.haat.server.filter;

import org.jspecify.annotations.NullMarked;
