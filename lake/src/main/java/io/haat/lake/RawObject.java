package io.haat.lake;

import java.time.Instant;

/**
 * A file as it was received, kept for good.
 *
 * @param id the first 12 hex digits of its SHA-256
 * @param name as the sender called it, without folders
 * @param path its name in the lake
 * @param bytes its size
 * @param receivedAt when it was first received
 */
public record RawObject(String id, String name, String path, long bytes, Instant receivedAt) {}
