package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/** What a restore did: whether anything changed, and the version in which the document as it was before is kept. Rule D43. */
public record Restored(boolean changed, @Nullable VersionView before) {}
