package org.mandala.server.protocol;

/** An error of the HTTP API (RFC 9457): {@code detail} is a sentence for the person who reads it. */
public record Problem(String type, String title, int status, ErrorCode code, String detail) {}
