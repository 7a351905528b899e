package io.haat.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes items as CSV while they come. Headers are sent with the first of them. */
final class CsvStream implements RowSink {
  private static final int FLUSH_CHARACTERS = 32 * 1024;

  private final Context context;
  private final StringBuilder text = new StringBuilder(FLUSH_CHARACTERS + 4_096);
  private @Nullable OutputStream output;

  CsvStream(Context context) {
    this.context = context;
  }

  /** The headers of such an answer. */
  static void tell(Context context) {
    context.contentType(Format.CSV.type());
    context.header("Vary", ResourceHandler.VARY);
    context.header("Cache-Control", "no-store");
    if (ResourceHandler.takesGzip(context)) {
      context.header("Content-Encoding", "gzip");
    }
  }

  @Override
  public void columns(List<String> names) throws IOException {
    tell(context);
    Exchange.tellTimes(context);
    // The servlet's own stream: the library's compressing one keeps all that it was given.
    output = context.res().getOutputStream();
    if (ResourceHandler.takesGzip(context)) {
      output = new GZIPOutputStream(output, 8_192);
    }
    CsvAnswer.appendRow(text, names);
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    CsvAnswer.appendRow(text, values);
    if (text.length() >= FLUSH_CHARACTERS) {
      write();
    }
  }

  /** Whether headers are sent, so that nothing but the items can follow. */
  boolean isBegun() {
    return output != null;
  }

  void end() throws IOException {
    write();
    if (output != null) {
      output.close();
    }
  }

  private void write() throws IOException {
    if (output == null) {
      throw new IllegalStateException("columns come before rows");
    }
    output.write(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }
}
