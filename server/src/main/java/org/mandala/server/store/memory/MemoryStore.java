package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.time.InstantSource;
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
import org.mandala.server.store.Store;

/** A store for tests. */
public final class MemoryStore implements Store {
    private final Turns turns = new Turns();
    private final MemoryDocs docs = new MemoryDocs(turns);
    private final MemoryAuthors authors = new MemoryAuthors(turns, docs);
    private final MemoryVersions versions = new MemoryVersions(turns, docs);
    private final MemoryRooms rooms = new MemoryRooms(turns);
    private final MemoryTokenBook tokens = new MemoryTokenBook(turns);
    private final MemoryAudit audit = new MemoryAudit(turns);
    private final MemoryOutbox outbox = new MemoryOutbox(turns);
    private final MemoryBoards boards = new MemoryBoards(turns);
    private final MemoryPractices practices = new MemoryPractices(turns);
    private final MemoryProgramme programme;
    private final MemoryPeople people;
    private final MemoryRegister register;
    private final MemoryCalendar calendar;
    private final MemoryAgreements agreements;
    private final MemoryPersonal personal;
    private final MemoryOverview overview;
    private final MemoryKeys keys;
    private final MemoryTraces traces;
    private final MemoryCircles circles;
    private final MemoryBoardLinks boardLinks;

    public MemoryStore(InstantSource clock) {
        Registry registry = new Registry();
        programme = new MemoryProgramme(turns, registry, clock);
        people = new MemoryPeople(turns, registry);
        register = new MemoryRegister(turns, registry);
        calendar = new MemoryCalendar(turns, registry);
        agreements = new MemoryAgreements(turns, registry);
        personal = new MemoryPersonal(turns, registry);
        overview = new MemoryOverview(turns, registry);
        keys = new MemoryKeys(turns, registry);
        traces = new MemoryTraces(turns, registry, rooms, clock);
        boardLinks = new MemoryBoardLinks(turns, registry, boards);
        circles = new MemoryCircles(turns, registry, clock);
    }

    @Override
    public DocStore docs() {
        return docs;
    }

    @Override
    public AuthorStore authors() {
        return authors;
    }

    @Override
    public VersionStore versions() {
        return versions;
    }

    @Override
    public RoomStore rooms() {
        return rooms;
    }

    @Override
    public BoardLinkStore boardLinks() {
        return boardLinks;
    }

    @Override
    public BoardStore boards() {
        return boards;
    }

    @Override
    public PracticeStore practices() {
        return practices;
    }

    @Override
    public Circles circles() {
        return circles;
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public TokenBook tokens() {
        return tokens;
    }

    @Override
    public Traces traces() {
        return traces;
    }

    @Override
    public Audit audit() {
        return audit;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Programme programme() {
        return programme;
    }

    @Override
    public Register register() {
        return register;
    }

    @Override
    public Calendar calendar() {
        return calendar;
    }

    @Override
    public Agreements agreements() {
        return agreements;
    }

    @Override
    public Personal personal() {
        return personal;
    }

    @Override
    public Overview overview() {
        return overview;
    }

    @Override
    public boolean isFailing() {
        return false;
    }

    @Override
    public Future<Void> close() {
        turns.close();
        return Future.succeededFuture();
    }
}
