/** What the stream makes of events, from the topics to the tables. */
package io.haat.stream.live;
