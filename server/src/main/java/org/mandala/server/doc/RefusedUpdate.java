package org.mandala.server.doc;

import org.mandala.server.protocol.Close;

/** An update was not taken, and nothing of it was; its sender is told why and sent away. */
final class RefusedUpdate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Close why;

    RefusedUpdate(Close why) {
        super(why.reason(), null, false, false);
        this.why = why;
    }

    Close why() {
        return why;
    }
}
