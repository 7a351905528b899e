package io.haat.stream.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Kafka's settings for one node that is broker and controller, on one machine. */
final class BrokerConfiguration {
  static final int NODE_ID = 1;

  private static final String MEBIBYTE_16 = Integer.toString(16 << 20);

  private BrokerConfiguration() {}

  static Map<String, String> of(Path folder, BrokerSockets sockets, Map<String, String> more) {
    Map<String, String> all = new HashMap<>();
    listeners(all, sockets);
    singleNode(all);
    log(all, folder);
    small(all);
    all.putAll(more);
    return all;
  }

  private static void listeners(Map<String, String> all, BrokerSockets sockets) {
    String clients = BrokerSockets.CLIENTS + "://127.0.0.1:" + sockets.clientPort();
    String controller = BrokerSockets.CONTROLLER + "://127.0.0.1:" + sockets.controllerPort();
    all.put("node.id", Integer.toString(NODE_ID));
    all.put("process.roles", "broker,controller");
    all.put("listeners", clients + "," + controller);
    all.put("advertised.listeners", clients);
    all.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    all.put("inter.broker.listener.name", BrokerSockets.CLIENTS);
    all.put("controller.listener.names", BrokerSockets.CONTROLLER);
    all.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + sockets.controllerPort());
  }

  private static void singleNode(Map<String, String> all) {
    all.put("default.replication.factor", "1");
    all.put("min.insync.replicas", "1");
    all.put("offsets.topic.replication.factor", "1");
    all.put("transaction.state.log.replication.factor", "1");
    all.put("transaction.state.log.min.isr", "1");
    all.put("share.coordinator.state.topic.replication.factor", "1");
    all.put("share.coordinator.state.topic.min.isr", "1");
    // Nobody could take over from this broker: a pause is no reason to shut it out.
    all.put("broker.session.timeout.ms", "600000");
    all.put("group.initial.rebalance.delay.ms", "0");
  }

  private static void log(Map<String, String> all, Path folder) {
    all.put("log.dirs", folder.toString());
    all.put("auto.create.topics.enable", "false");
    all.put("num.partitions", "2");
    all.put("message.max.bytes", MEBIBYTE_16);
    all.put("replica.fetch.max.bytes", MEBIBYTE_16);
    all.put("socket.request.max.bytes", Integer.toString(64 << 20));
    all.put("log.retention.hours", Integer.toString(7 * 24));
    // A bound for the disk: of each partition the oldest segments beyond 8 GiB go, whatever their
    // age.
    all.put("log.retention.bytes", Long.toString(8L << 30));
    all.put("log.segment.bytes", Integer.toString(256 << 20));
  }

  /** What a broker of many machines needs and this one does not. */
  private static void small(Map<String, String> all) {
    all.put("offsets.topic.num.partitions", "4");
    all.put("transaction.state.log.num.partitions", "2");
    all.put("share.coordinator.state.topic.num.partitions", "1");
    all.put("num.network.threads", "2");
    all.put("num.io.threads", "4");
    all.put("background.threads", "2");
    all.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    all.put("log.index.size.max.bytes", Integer.toString(2 << 20));
  }
}
