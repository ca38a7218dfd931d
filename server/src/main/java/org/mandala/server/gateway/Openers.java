package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.Entry;
import org.mandala.server.doc.DocStore;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Grant;
import org.mandala.server.identity.ProgramToken;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.Tickets.Holder;
import org.mandala.server.protocol.Close;

/** Who opens a document by a socket, and with which access: a browser by a ticket, a program by a token. Rule D1. */
final class Openers {
    private final Bearers bearers;
    private final Door door;
    private final ProgramTokens tokens;
    private final DocStore docs;

    Openers(Bearers bearers, Door door, ProgramTokens tokens, DocStore docs) {
        this.bearers = bearers;
        this.door = door;
        this.tokens = tokens;
        this.docs = docs;
    }

    /** Who opened a doc, with which access, and how to ask what access they have now; empty for none. */
    record Opener(String owner, @Nullable String person, Entry entry, Supplier<Future<Optional<Entry>>> ask) {

        DocSocket.Pass pass(boolean wantsSaved) {
            String account = person == null ? owner : "person:" + person;
            return new DocSocket.Pass(account, person, entry.access() != Access.READ, entry.bounds(), wantsSaved);
        }

        Future<Optional<Entry>> now() {
            return ask.get();
        }
    }

    /** Fails with {@link Closed} for who is not let in. */
    Future<Opener> of(HttpServerRequest request, String doc) {
        return request.getParam("ticket") != null
                ? bearers.of(request, "doc:" + doc).compose(holder -> byTicket(holder, doc))
                : byToken(request.getParam("token"), doc);
    }

    private Future<Opener> byTicket(Holder holder, String doc) {
        Supplier<Future<Optional<Entry>>> ask =
                () -> bearers.requireLogin(holder).compose(good -> door.openDoc(holder.person(), doc));
        return ask.get()
                .map(access -> new Opener(
                        holder.person(),
                        holder.person(),
                        access.orElseThrow(() -> new Closed(Close.NOT_ALLOWED)),
                        ask));
    }

    private Future<Opener> byToken(@Nullable String token, String doc) {
        return Optional.ofNullable(token)
                .map(tokens::admit)
                .orElse(Future.succeededFuture(Optional.empty()))
                .compose(found -> open(found.orElseThrow(() -> new Closed(Close.NOT_SIGNED_IN)), doc));
    }

    private Future<Opener> open(ProgramToken token, String doc) {
        Grant grant = token.grant();
        if (!grant.covers(doc)) {
            throw new Closed(Close.NOT_ALLOWED);
        }
        Access access = grant.access() == Access.READ ? Access.READ : Access.WRITE;
        Opener opener = new Opener(
                TokensApi.owner(token.id()),
                null,
                Entry.whole(access),
                () -> tokens.isGood(token.id()).map(good -> {
                    if (good) {
                        return Optional.of(Entry.whole(access));
                    }
                    throw new Closed(Close.NOT_SIGNED_IN);
                }));
        return grant.access() == Access.CREATE ? docs.create(doc).map(opener) : Future.succeededFuture(opener);
    }
}
