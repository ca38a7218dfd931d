package org.mandala.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Random;
import org.mandala.server.board.Boards;
import org.mandala.server.board.Templates;
import org.mandala.server.doc.AutomaticVersions;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.Docs;
import org.mandala.server.doc.History;
import org.mandala.server.doc.Versions;
import org.mandala.server.home.Homes;
import org.mandala.server.home.LoopWorker;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.home.Worker;
import org.mandala.server.practice.Practices;
import org.mandala.server.practice.Runs;
import org.mandala.server.presence.HereNow;
import org.mandala.server.protocol.Close;
import org.mandala.server.room.Sessions;
import org.mandala.server.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lives on the homes: documents, boards and sessions. {@code docStore} is the store with an eye on the room that its disk has. */
record Rooms(DocStore docStore, Docs docs, Boards boards, Sessions sessions, History history, BoardPasts pasts) {
    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

    static Rooms open(
            Vertx vertx,
            Config config,
            Store store,
            DocStore docStore,
            Homes homes,
            OtherNodes others,
            HereNow hereNow,
            Templates templates,
            Practices practices,
            ProgrammeClock clock,
            InstantSource time,
            Random random) {
        Worker keeper = new LoopWorker(vertx, "doc-keeper");
        Versions versions = versions(config.history(), store, keeper, time);
        Docs docs = new Docs(
                homes,
                store.docs(),
                store.authors(),
                config.limits(),
                new LoopWorker(vertx, "doc-loader"),
                keeper,
                time::millis,
                new AutomaticVersions(versions, time::millis),
                others.neighbours());
        Boards boards =
                new Boards(store.boards(), docStore, docs, templates, store.programme(), store.circles(), time, random);
        resumeReveals(boards);
        History history = new History(docs, store.docs(), versions, store.authors(), keeper, time::millis);
        BoardPasts pasts = new BoardPasts(store.boards(), history, keeper);
        Sessions sessions = new Sessions(
                homes,
                store.rooms(),
                new Runs(practices, random),
                new Surroundings(store, boards, templates, pasts, time),
                clock,
                random,
                others.neighbours(),
                hereNow);
        return new Rooms(docStore, docs, boards, sessions, history, pasts);
    }

    /** Sends everybody away to come back, and stores what was taken. */
    Future<Void> sendAway() {
        return Future.join(sessions.close(Close.GOING_AWAY), docs.close(Close.GOING_AWAY))
                .mapEmpty();
    }

    private static Versions versions(Config.HistoryBounds bounds, Store store, Worker keeper, InstantSource time) {
        return new Versions(
                store.docs(),
                store.versions(),
                keeper,
                time::millis,
                bounds.versions(),
                bounds.named(),
                bounds.bytes());
    }

    /** A reveal that a crash interrupted goes on while people come in; what fails is tried again at the next start. */
    private static void resumeReveals(Boards boards) {
        boards.privates().resume().onFailure(failure -> LOG.error("a reveal could not be finished", failure));
    }
}
