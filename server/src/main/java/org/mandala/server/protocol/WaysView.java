package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Ways of signing in beside invites, passkeys and letters: the issuer's name, if there is one; and whether letters leave the
 * house, or are passed on by a steward.
 */
public record WaysView(@Nullable String issuer, boolean mailServer) {}
