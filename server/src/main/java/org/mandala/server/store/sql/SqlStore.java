package org.mandala.server.store.sql;

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

/** All ports over one database. */
public final class SqlStore implements Store {
    private final Readers readers;
    private final Writer writer;
    private final Writer log;
    private final Sweeper sweeper;
    private final InstantSource clock;

    /** Takes away what is left in files of what was deleted. */
    public interface Sweeper {
        Future<Void> sweep(Readers readers);
    }

    /**
     * A store, which closes the writers and with them the readers.
     *
     * @param writer for what is decided by what is stored: there is one transaction of the kind at a time, whichever node asks for it
     * @param log for what is only ever added under a number of its own: nodes do that at the same time
     */
    public SqlStore(Readers readers, Writer writer, Writer log, Sweeper sweeper, InstantSource clock) {
        this.readers = readers;
        this.writer = writer;
        this.log = log;
        this.sweeper = sweeper;
        this.clock = clock;
    }

    @Override
    public DocStore docs() {
        return new SqlDocs(readers, log, writer);
    }

    @Override
    public AuthorStore authors() {
        return new SqlAuthors(readers, log);
    }

    @Override
    public VersionStore versions() {
        return new SqlVersions(readers, writer);
    }

    @Override
    public RoomStore rooms() {
        return new SqlRooms(readers, log);
    }

    @Override
    public BoardLinkStore boardLinks() {
        return new SqlBoardLinks(readers, writer);
    }

    @Override
    public BoardStore boards() {
        return new SqlBoards(readers, writer);
    }

    @Override
    public PracticeStore practices() {
        return new SqlPractices(readers, writer);
    }

    @Override
    public Circles circles() {
        return new SqlCircles(readers, clock);
    }

    @Override
    public People people() {
        return new SqlPeople(readers, writer);
    }

    @Override
    public Keys keys() {
        return new SqlKeys(readers, writer);
    }

    @Override
    public TokenBook tokens() {
        return new SqlTokenBook(readers, writer);
    }

    @Override
    public Traces traces() {
        return new SqlTraces(readers, writer, sweeper, clock);
    }

    @Override
    public Audit audit() {
        return new SqlAudit(readers, log);
    }

    @Override
    public Outbox outbox() {
        return new SqlOutbox(readers, log);
    }

    @Override
    public Programme programme() {
        return new SqlProgramme(readers, writer, clock);
    }

    @Override
    public Register register() {
        return new SqlRegister(readers, writer);
    }

    @Override
    public Calendar calendar() {
        return new SqlCalendar(readers, writer);
    }

    @Override
    public Agreements agreements() {
        return new SqlAgreements(readers, writer);
    }

    @Override
    public Personal personal() {
        return new SqlPersonal(readers, writer);
    }

    @Override
    public Overview overview() {
        return new SqlOverview(readers);
    }

    @Override
    public boolean isFailing() {
        return log.isFailing() || writer.isFailing();
    }

    @Override
    public Future<Void> close() {
        return Future.join(log.close(), writer.close()).mapEmpty();
    }
}
