package org.mandala.server.link;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import org.mandala.server.backplane.Backplane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the messages of one channel in order and notices what is missing. Rules N2 and N3. On the link's home. */
final class Hearing implements Subscriptions.RawListener {
    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

    private final long me;
    private final Backplane.Listener listener;
    private final Map<Long, Place> heard = new HashMap<>(2);

    private record Place(long incarnation, long seq) {}

    Hearing(long me, Backplane.Listener listener) {
        this.me = me;
        this.listener = listener;
    }

    @Override
    public void heard(Buffer payload) {
        try {
            Envelope envelope = Envelope.decode(payload);
            if (envelope.node() != me) {
                take(envelope);
            }
        } catch (IndexOutOfBoundsException e) {
            LOG.warn("something that is not of ours came between nodes: {} bytes", payload.length());
        }
    }

    @Override
    public void listening(boolean elsewhere) {
        heard.clear();
        listener.missed();
    }

    private void take(Envelope envelope) {
        Place last = heard.get(envelope.node());
        long seq = envelope.seq();
        boolean isNew = last == null || envelope.incarnation() > last.incarnation();
        if (last != null && !isNew && (envelope.incarnation() < last.incarnation() || seq <= last.seq())) {
            return;
        }
        heard.put(envelope.node(), new Place(envelope.incarnation(), seq));
        if (last != null && (isNew || envelope.isCount() || seq != last.seq() + 1)) {
            listener.missed();
        }
        if (!envelope.isCount()) {
            listener.heard(envelope.body());
        }
    }
}
