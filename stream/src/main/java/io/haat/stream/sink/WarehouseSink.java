package io.haat.stream.sink;

import io.haat.stream.record.Outcome;
import io.haat.stream.settings.StreamSettings;
import io.haat.stream.topic.LiveTopics;
import java.io.IOException;
import java.sql.SQLException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the warehouse what the stream has found out; each task over a connection of its own.
 */
public final class WarehouseSink implements Sink<Outcome> {
  private static final Logger LOG = LoggerFactory.getLogger(WarehouseSink.class);

  private final StreamSettings settings;
  private final LiveTopics topics;

  public WarehouseSink(StreamSettings settings, LiveTopics topics) {
    this.settings = settings;
    this.topics = topics;
  }

  @Override
  public SinkWriter<Outcome> createWriter(WriterInitContext context) throws IOException {
    try {
      return OutcomeWriter.start(settings, topics, context);
    } catch (SQLException failed) {
      LOG.warn("the stream does not reach the database, and tries again: {}", failed.getMessage());
      throw new IOException(
          "the stream does not reach the database: " + failed.getMessage(), failed);
    }
  }
}
