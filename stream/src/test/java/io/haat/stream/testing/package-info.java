/** A broker, a database and the job, for the tests of the stream. */
package io.haat.stream.testing;
