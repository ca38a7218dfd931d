package org.mandala.server.gateway;

import org.mandala.server.doc.NoSuchDoc;
import org.mandala.server.protocol.Close;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Not let in by a socket, and the code that says why. */
final class Closed extends RuntimeException {
    private static final Logger LOG = LoggerFactory.getLogger(Closed.class);
    private static final long serialVersionUID = 1L;

    private final Close why;

    Closed(Close why) {
        super(why.reason(), null, false, false);
        this.why = why;
    }

    /** The code with which a socket is closed after this failure. */
    static Close why(Throwable failure) {
        if (failure instanceof Closed closed) {
            return closed.why;
        }
        if (failure instanceof NoSuchDoc) {
            return Close.NO_SUCH_DOC;
        }
        if (failure instanceof ProblemException) {
            return Close.NOT_ALLOWED;
        }
        LOG.error("a socket could not be opened", failure);
        return Close.INTERNAL;
    }
}
