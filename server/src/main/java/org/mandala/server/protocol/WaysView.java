package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Ways of signing in beside invites and passkeys: the issuer's name, if there is one, whether a letter with a link can be asked
 * for, and whether letters leave the house.
 */
public record WaysView(@Nullable String issuer, boolean letters, boolean mailServer) {}
