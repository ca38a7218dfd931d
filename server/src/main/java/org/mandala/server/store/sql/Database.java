package org.mandala.server.store.sql;

import java.sql.SQLException;

/** A database that connections can be had from, and what is not the same in all of them. */
public interface Database {

    /** A new connection; blocks, for a bounded time. */
    Db open() throws SQLException;

    /** Begins a transaction that writes. */
    String beginWrite();

    /** Begins a transaction that sees one state of the database to its end. */
    String beginRead();

    /** Whether it is a server of its own, which other nodes write to as well. */
    boolean isFar();

    /** Whether this spoiled one statement only; after any other error nothing is certain, and the connection is let go. */
    boolean isOfTheStatement(SQLException failure);

    /** Whether the connection is gone: nothing that is asked on it from here on is done. */
    boolean isLost(SQLException failure);

    /** Whether somebody else was in the way, and the whole transaction, which was undone, is worth another try at once. */
    boolean isInTheWay(SQLException failure);

    /** Whether the database is to be mended before it can be trusted again. */
    boolean isDoubtfulAfter(Throwable failure);

    /** @throws SQLException while the database cannot be trusted */
    void mend(Db db) throws SQLException;
}
