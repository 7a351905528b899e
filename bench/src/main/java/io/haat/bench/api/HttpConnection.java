package io.haat.bench.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * One connection that is kept open. Made for load: it computes next to nothing, as it shares the
 * machine with what it measures. Not thread-safe.
 */
final class HttpConnection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final String tail;

  /** Connects to the place of a URL. */
  HttpConnection(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    // As browsers ask.
    tail =
        " HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\nAccept-Encoding: gzip\r\n"
            .formatted(server.getAuthority());
  }

  /** What was answered. */
  static final class Reply {
    private final int status;
    private final byte[] bytes;
    private final boolean compressed;

    private Reply(int status, byte[] bytes, boolean compressed) {
      this.status = status;
      this.bytes = bytes;
      this.compressed = compressed;
    }

    int status() {
      return status;
    }

    /** Its text; uncompressed only now, since a load does not read it. */
    String body() throws IOException {
      if (!compressed) {
        return new String(bytes, StandardCharsets.UTF_8);
      }
      try (var plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  Reply get(String path) throws IOException {
    return send("GET " + path + tail + "\r\n");
  }

  Reply post(String path, String json) throws IOException {
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    String head = "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    return send("POST " + path + tail + head + json);
  }

  private Reply send(String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    String first = line();
    int status = Integer.parseInt(first.split(" ", 3)[1]);
    int length = 0;
    boolean chunked = false;
    boolean compressed = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      } else if (lower.startsWith("content-encoding:")) {
        compressed = lower.contains("gzip");
      }
    }
    return new Reply(status, chunked ? chunks() : bytes(length), compressed);
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      body.write(bytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the answer ended after " + bytes.length + " bytes");
    }
    return bytes;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
