package org.mandala.server.protocol;

/** What a client may say on the session socket. Rules S1 to S9 of docs/protocol.md. */
public sealed interface ClientMessage
        permits ClientMessage.Hello, ClientMessage.Clock, ClientMessage.Leave, ClientMessage.Order {

    /** Hands the message to the method made for it, so that nothing can be forgotten. */
    void to(Handler handler);

    /** One method a kind of message. */
    interface Handler {
        void on(Hello message);

        void on(Clock message);

        void on(Leave message);

        void on(Order message);
    }

    /** Something to be done for the whole room; {@code command} makes a repeated message happen once. */
    sealed interface Order extends ClientMessage
            permits StartPractice, PausePractice, ResumePractice, ExtendPractice, StopPractice {
        String command();

        @Override
        default void to(Handler handler) {
            handler.on(this);
        }
    }

    /** The first message: {@code tab} is the same through reloads of one tab, so that a reload is no leaving. */
    record Hello(String tab) implements ClientMessage {
        public Hello {
            Checks.id(tab, "tab");
        }

        @Override
        public void to(Handler handler) {
            handler.on(this);
        }
    }

    /** One clock exchange: {@code t0} is the client's own time in ms, given back untouched. */
    record Clock(double t0) implements ClientMessage {
        @Override
        public void to(Handler handler) {
            handler.on(this);
        }
    }

    /** The person leaves the room now, with no grace. */
    record Leave() implements ClientMessage {
        @Override
        public void to(Handler handler) {
            handler.on(this);
        }
    }

    /** Starts a run of a practice. */
    record StartPractice(String command, String practice) implements Order {
        public StartPractice {
            Checks.id(command, "command");
            Checks.id(practice, "practice");
        }
    }

    /** Stops the time of the run until it is resumed. */
    record PausePractice(String command) implements Order {
        public PausePractice {
            Checks.id(command, "command");
        }
    }

    /** Lets a paused run go on. */
    record ResumePractice(String command) implements Order {
        public ResumePractice {
            Checks.id(command, "command");
        }
    }

    /** Makes the present step longer by {@code ms}. */
    record ExtendPractice(String command, long ms) implements Order {
        /** Longest single extension: nobody wants a slip of the finger to add an hour. */
        private static final long MAX_MS = 600_000;

        public ExtendPractice {
            Checks.id(command, "command");
            Checks.range(ms, 1_000, MAX_MS, "ms");
        }
    }

    /** Ends the run. */
    record StopPractice(String command) implements Order {
        public StopPractice {
            Checks.id(command, "command");
        }
    }
}
