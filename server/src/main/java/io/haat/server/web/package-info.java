/** The dashboard's files. */
@NullMarked
package io.haat.server.web;

import org.jspecify.annotations.NullMarked;
