package org.mandala.server.identity;

import java.util.Optional;

/** Everything by which people and programs come in, stay known, and go out again. */
public record Reception(
        People people,
        Invites invites,
        Logins logins,
        Keys keys,
        SignInLinks links,
        SignInLetters letters,
        Optional<Issuer> issuer,
        Tickets tickets,
        ProgramTokens tokens,
        SigningKey key,
        RightsWatch watch,
        Audit audit,
        AuditLog auditLog,
        Traces traces) {}
