package org.mandala.bench.docs;

/**
 * Where a server listens and how it is spoken to.
 *
 * @param prefix the path before a document's name
 * @param query what follows the name, with its question mark, or nothing
 */
record Endpoint(int port, Dialect dialect, String prefix, String query) {
    String path(String room) {
        return dialect == Dialect.HOCUSPOCUS ? prefix : prefix + room + query;
    }

    String url(String room) {
        return "ws://127.0.0.1:" + port + path(room);
    }

    /** The same place, asked for more. */
    Endpoint with(String parameter) {
        return query.isEmpty() ? this : new Endpoint(port, dialect, prefix, query + "&" + parameter);
    }
}
