package org.mandala.server.store.sqlite;

import java.sql.SQLException;

/** What is done on a connection, inside a transaction that somebody else begins and ends. */
interface Work<T> {
    T on(Db db) throws SQLException;
}
