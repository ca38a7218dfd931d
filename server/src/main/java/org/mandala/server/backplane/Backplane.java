package org.mandala.server.backplane;

import io.vertx.core.buffer.Buffer;

/**
 * Carries messages between the nodes of one programme: those of one node on one channel in order, each at most once. What is lost is noticed
 * ({@link Listener#missed}), and then read where it is kept. Rules N1 to N4. Safe from any thread.
 */
public interface Backplane {
    /** A house of one node. */
    Backplane NONE = new Backplane() {
        @Override
        public void publish(String channel, Buffer message) {}

        @Override
        public Runnable listen(String channel, Listener listener) {
            return () -> {};
        }

        @Override
        public boolean isUp() {
            return false;
        }
    };

    /** Hears what other nodes say on a channel. Called on any thread. */
    interface Listener {
        void heard(Buffer message);

        /** Something may have been said that was not heard; also after listening has begun. */
        void missed();
    }

    /** Tells all other nodes that listen; it is lost where the line is down. */
    void publish(String channel, Buffer message);

    /** Listens from now on; the result ends it. */
    Runnable listen(String channel, Listener listener);

    /** Whether the line is up, as far as is known. */
    boolean isUp();
}
