package org.mandala.server.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error of the HTTP API (RFC 9457): {@code detail} is a sentence for the person who reads it; {@code fields} has one for
 * each field of a form that is wrong.
 */
public record Problem(
        String type,
        String title,
        int status,
        ErrorCode code,
        String detail,
        @Nullable Map<String, String> fields) {}
