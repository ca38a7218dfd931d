package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/** The bodies of the HTTP API's requests. */
public final class Requests {

    /** An invite's token in exchange for a login. */
    public record TakeInvite(String token) {
        public TakeInvite {
            require(token, "token");
        }
    }

    /** The name and site that a person gives at the doors. */
    public record Profile(String name, String site) {}

    /** What a socket is wanted for: {@code session:ID} or {@code doc:ID}. */
    public record WantTicket(String target) {}

    /** A ticket for one socket, good once and for half a minute. */
    public record Ticket(String ticket) {}

    /** A new invite: {@code days} it lasts, {@code maxUses} 0 for many people. */
    public record NewInvite(Role role, int days, int maxUses) {}

    /** The session that an invite leads to. */
    public record Entrance(String session) {}

    /** A version's name; empty takes it away. Rule D42. */
    public record NameVersion(String name) {}

    /** A link's token in exchange for a login. */
    public record UseLink(String token) {
        public UseLink {
            require(token, "token");
        }
    }

    /** Whom a letter with a link is wanted for. */
    public record WantLetter(String email) {}

    /** A new link's token, there once. */
    public record NewLink(String token) {}

    /** Another name for something of one's own. */
    public record NewName(String name) {}

    /** A new token for a program: {@code doc} an id or {@code *}, {@code access} READ, WRITE or CREATE. */
    public record NewProgramToken(String name, String doc, String access, int days) {}

    /** What becomes of a practice. */
    public record NewPracticeState(PracticeState state) {
        public NewPracticeState {
            require(state, "state");
        }
    }

    static void require(@Nullable Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    private Requests() {}
}
