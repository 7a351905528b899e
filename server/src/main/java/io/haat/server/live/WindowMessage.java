package io.haat.server.live;

import io.haat.server.http.JsonAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages of the live push, as server-sent events. Their ids are revisions of windows. */
final class WindowMessage {
  /** Connect again after a second. */
  static final byte[] RETRY = bytes("retry: 1000\n\n");

  static final byte[] BEAT = bytes(": alive\n\n");

  private WindowMessage() {}

  /**
   * Windows as they are now.
   *
   * @param revision up to which the reader knows everything then
   */
  static byte[] windows(Instant revision, List<WindowNews.Window> windows) {
    var items = windows.stream().map(WindowMessage::item).toList();
    return message(revision, "windows", Map.of("windows", items));
  }

  /** Too much has changed to be told: what the reader knows is to be asked for anew. */
  static byte[] reset(Instant revision) {
    return message(revision, "reset", Map.of());
  }

  /** From now on changes are told. */
  static byte[] ready(Instant revision) {
    return message(revision, "ready", Map.of());
  }

  private static byte[] message(Instant revision, String event, Map<String, ?> data) {
    String json = new String(JsonAnswer.of(data), StandardCharsets.UTF_8);
    return bytes("id: " + revision + "\nevent: " + event + "\ndata: " + json + "\n\n");
  }

  private static Map<String, Object> item(WindowNews.Window window) {
    var item = new LinkedHashMap<String, Object>();
    item.put("retailer", window.retailer());
    item.put("store", window.store());
    item.put("start", window.start());
    item.put("currency", window.currency());
    item.put("transactions", window.transactions());
    item.put("revenue", window.revenue());
    item.put("customers", window.customers());
    return item;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
