package org.mandala.server.gateway;

import org.jspecify.annotations.Nullable;
import org.mandala.server.doc.DamagedDoc;
import org.mandala.server.doc.NoSpace;
import org.mandala.server.doc.NoSuchDoc;
import org.mandala.server.doc.NoSuchVersion;
import org.mandala.server.doc.NotStored;
import org.mandala.server.doc.TooManyVersions;
import org.mandala.server.protocol.ErrorCode;

/** What documents cannot do, as answers. */
final class DocProblems {

    /** Null for a failure of another kind. */
    static @Nullable ProblemException of(@Nullable Throwable failure) {
        if (failure instanceof NoSuchVersion || failure instanceof NoSuchDoc) {
            return ProblemException.notFound("There is no such version of this document.");
        }
        if (failure instanceof NotStored) {
            return new ProblemException(
                    503, ErrorCode.NOT_STORED, "Edits cannot be stored at the moment. Please try again in a while.");
        }
        if (failure instanceof DamagedDoc) {
            return new ProblemException(
                    409,
                    ErrorCode.DOC_DAMAGED,
                    "A part of this document cannot be read, so it takes no changes. Please ask whoever runs the server.");
        }
        if (failure instanceof TooManyVersions) {
            return new ProblemException(
                    409,
                    ErrorCode.TOO_MANY_VERSIONS,
                    "As many versions have names as may. Please take the name from one that is no longer needed.");
        }
        if (failure instanceof NoSpace) {
            return new ProblemException(
                    507, ErrorCode.NO_SPACE, "The server's disk is nearly full, so no new boards can be made now.");
        }
        return null;
    }

    private DocProblems() {}
}
