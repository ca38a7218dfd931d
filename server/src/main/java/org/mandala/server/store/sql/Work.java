package org.mandala.server.store.sql;

import java.sql.SQLException;

/** What is done on a connection, inside a transaction that somebody else begins and ends. It may be done again after an undoing. */
public interface Work<T> {
    T on(Db db) throws SQLException;
}
