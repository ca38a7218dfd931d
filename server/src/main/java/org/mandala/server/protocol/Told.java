package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last line that was told to these groups, or to all. */
public record Told(long at, String text, @Nullable List<String> groups) {}
