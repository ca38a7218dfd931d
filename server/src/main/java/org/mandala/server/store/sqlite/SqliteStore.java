package org.mandala.server.store.sqlite;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
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
import org.mandala.server.store.StoreFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything in {@code mandala.db} of a data folder, which belongs to this process until the store is closed. */
public final class SqliteStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

    private final FolderLock lock;
    private final Readers readers;
    private final Writer writer;
    private final Writer.Opener opener;
    private final InstantSource clock;

    /**
     * Opens the database, which it makes or migrates where needed; blocks.
     *
     * @throws org.mandala.server.store.DataFolderInUse when another process serves from this folder
     * @throws StoreFailed when the database cannot be opened
     */
    public static SqliteStore open(Path folder, InstantSource clock) {
        try {
            FolderLock lock = FolderLock.take(folder);
            try {
                return new SqliteStore(folder.resolve("mandala.db"), lock, clock);
            } catch (SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + folder + " cannot be used: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new StoreFailed("the database in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private SqliteStore(Path file, FolderLock lock, InstantSource clock) throws SQLException {
        this.lock = lock;
        this.clock = clock;
        opener = () -> Db.open(file);
        try (Db db = Db.open(file)) {
            Migrations.apply(db, file);
            readers = new Readers(opener);
        }
        writer = new Writer(() -> Db.open(file), this::closeRest);
    }

    private void closeRest() {
        readers.close();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("the data folder could not be let go", e);
        }
    }

    @Override
    public DocStore docs() {
        return new SqliteDocs(readers, writer);
    }

    @Override
    public AuthorStore authors() {
        return new SqliteAuthors(readers, writer);
    }

    @Override
    public VersionStore versions() {
        return new SqliteVersions(readers, writer);
    }

    @Override
    public RoomStore rooms() {
        return new SqliteRooms(readers, writer);
    }

    @Override
    public BoardStore boards() {
        return new SqliteBoards(readers, writer);
    }

    @Override
    public PracticeStore practices() {
        return new SqlitePractices(readers, writer);
    }

    @Override
    public Circles circles() {
        return new SqliteCircles(readers, clock);
    }

    @Override
    public People people() {
        return new SqlitePeople(readers, writer);
    }

    @Override
    public Keys keys() {
        return new SqliteKeys(readers, writer);
    }

    @Override
    public TokenBook tokens() {
        return new SqliteTokenBook(readers, writer);
    }

    @Override
    public Traces traces() {
        return new SqliteTraces(readers, writer, opener);
    }

    @Override
    public Audit audit() {
        return new SqliteAudit(readers, writer);
    }

    @Override
    public Outbox outbox() {
        return new SqliteOutbox(readers, writer);
    }

    @Override
    public Programme programme() {
        return new SqliteProgramme(readers, writer, clock);
    }

    @Override
    public Register register() {
        return new SqliteRegister(readers, writer);
    }

    @Override
    public Calendar calendar() {
        return new SqliteCalendar(readers, writer);
    }

    @Override
    public Agreements agreements() {
        return new SqliteAgreements(readers, writer);
    }

    @Override
    public Personal personal() {
        return new SqlitePersonal(readers, writer);
    }

    @Override
    public Overview overview() {
        return new SqliteOverview(readers);
    }

    @Override
    public boolean isFailing() {
        return writer.isFailing();
    }

    @Override
    public Future<Void> close() {
        return writer.close();
    }
}
