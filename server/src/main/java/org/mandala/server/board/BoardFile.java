package org.mandala.server.board;

import io.vertx.core.buffer.Buffer;

/** A picture of a board. {@code hash} is the SHA-256 of its bytes in small hex digits; {@code type} its media type. */
public record BoardFile(String hash, String type, Buffer bytes) {}
