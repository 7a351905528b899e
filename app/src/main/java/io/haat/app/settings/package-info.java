/** Settings: where they come from, what they may be, one record per part. */
@NullMarked
package io.haat.app.settings;

import org.jspecify.annotations.NullMarked;
