/** Servers in processes of their own, which can be killed. */
@NullMarked
package io.haat.testing.process;

import org.jspecify.annotations.NullMarked;
