package org.mandala.server.doc;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.LongSupplier;
import org.mandala.server.protocol.VersionView.VersionCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a version by itself when people begin to edit a document, each hour of editing, and when the last of them leaves. Rules D40
 * and D41. Who only looks leaves no version.
 */
public final class AutomaticVersions implements LogFollower.Factory {
    private static final Logger LOG = LoggerFactory.getLogger(AutomaticVersions.class);
    private static final long HOUR_MS = 3_600_000;

    private final Versions versions;
    private final LongSupplier nowMs;

    public AutomaticVersions(Versions versions, LongSupplier nowMs) {
        this.versions = versions;
        this.nowMs = nowMs;
    }

    @Override
    public LogFollower of(String doc, long seq) {
        return new Editing(seq);
    }

    private void keep(String doc, long seq, VersionCause cause) {
        versions.keepIfNew(doc, seq, cause)
                .onFailure(failure -> LOG.warn("doc {}: no version kept: {}", doc, failure.getMessage()));
    }

    /** One time of editing: from the first change after the document was loaded until the last person leaves. */
    private final class Editing implements LogFollower {
        private final long loaded;
        private long head;
        private long keptAt;

        Editing(long seq) {
            this.loaded = seq;
            this.head = seq;
        }

        @Override
        public void stored(String doc, long seq, List<Buffer> updates) {
            long now = nowMs.getAsLong();
            if (head == loaded) {
                keptAt = now;
                keep(doc, loaded, VersionCause.SESSION_START);
            } else if (now - keptAt >= HOUR_MS) {
                keptAt = now;
                keep(doc, seq, VersionCause.HOUR);
            }
            head = seq;
        }

        @Override
        public void left(String doc) {
            if (head > loaded) {
                keep(doc, head, VersionCause.SESSION_END);
            }
        }
    }
}
