package org.mandala.server.store;

import io.vertx.core.Future;
import org.mandala.server.board.BoardLinkStore;
import org.mandala.server.board.BoardStore;
import org.mandala.server.board.Circles;
import org.mandala.server.doc.AuthorStore;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.VersionStore;
import org.mandala.server.identity.Audit;
import org.mandala.server.identity.Keys;
import org.mandala.server.identity.People;
import org.mandala.server.identity.TokenBook;
import org.mandala.server.identity.Traces;
import org.mandala.server.mail.Outbox;
import org.mandala.server.practice.PracticeStore;
import org.mandala.server.programme.Agreements;
import org.mandala.server.programme.Calendar;
import org.mandala.server.programme.Overview;
import org.mandala.server.programme.Personal;
import org.mandala.server.programme.Programme;
import org.mandala.server.programme.Register;
import org.mandala.server.room.RoomStore;

/** All ports of one store. */
public interface Store {

    DocStore docs();

    AuthorStore authors();

    VersionStore versions();

    RoomStore rooms();

    BoardStore boards();

    BoardLinkStore boardLinks();

    PracticeStore practices();

    Circles circles();

    People people();

    Keys keys();

    TokenBook tokens();

    Traces traces();

    Audit audit();

    Outbox outbox();

    Programme programme();

    Register register();

    Calendar calendar();

    Agreements agreements();

    Personal personal();

    Overview overview();

    /** Whether what is written is not stored now. Asked from any thread. */
    boolean isFailing();

    /** Finishes what was asked before, then closes; what is asked afterwards fails with {@link StoreClosed}. */
    Future<Void> close();
}
