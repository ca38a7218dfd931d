package org.mandala.server.protocol;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client may say on the session socket. Rules S1 to S9 of docs/protocol.md. */
public sealed interface ClientMessage
        permits ClientMessage.Hello,
                ClientMessage.Clock,
                ClientMessage.Report,
                ClientMessage.React,
                ClientMessage.Leave,
                ClientMessage.Order {

    /** Hands the message to the method made for it, so that nothing can be forgotten. */
    void to(Handler handler);

    /** One method a kind of message. */
    interface Handler {
        void on(Hello message);

        void on(Clock message);

        void on(Report message);

        void on(React message);

        void on(Leave message);

        void on(Order message);
    }

    /** Pairs of two hundred people. */
    int MAX_GROUPS = 100;

    /** Something to be done for the whole room; {@code command} makes a repeated message happen once. */
    sealed interface Order extends ClientMessage
            permits StartPractice,
                    PausePractice,
                    ResumePractice,
                    ExtendPractice,
                    HoldPractice,
                    GoOnPractice,
                    SkipPractice,
                    BackPractice,
                    PassTurn,
                    GroupPractice,
                    RingBell,
                    SayLine,
                    HandOver,
                    StopPractice,
                    PeopleOrder,
                    AgendaOrder,
                    GroupOrder,
                    StageOrder {
        String command();

        @Override
        default void to(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The first message: {@code tab} is the same through reloads of one tab, so that a reload is no leaving. {@code after} is the
     * last event that the client has folded, if it has any. Who says {@code doors} does not come in yet: those who lead see that
     * somebody is getting ready (L47).
     */
    record Hello(String tab, @Nullable Long after, @Nullable Boolean doors) implements ClientMessage {
        public Hello {
            Checks.id(tab, "tab");
        }

        @Override
        public void to(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * One clock exchange: {@code t0} is the client's own time in ms, given back untouched. {@code there} is the programme time at which
     * it expects this to be read; only from a client that knew it before it came back.
     */
    record Clock(double t0, @Nullable Double there) implements ClientMessage {
        @Override
        public void to(Handler handler) {
            handler.on(this);
        }
    }

    /** How this device stands: {@link DeviceReport}. */
    record Report(double error, AudioState audio, double latency, boolean script, int rang, int missed)
            implements ClientMessage {
        /** Beyond this it does not matter how wrong a clock is; and JSON has no endless numbers. */
        private static final double MAX_MS = 1e6;

        public Report {
            Checks.between(error, 0, MAX_MS, "error");
            Checks.between(latency, 0, MAX_MS, "latency");
            if (audio == null) {
                throw new IllegalArgumentException("audio is missing");
            }
            Checks.range(rang, 0, Integer.MAX_VALUE, "rang");
            Checks.range(missed, 0, Integer.MAX_VALUE, "missed");
        }

        @Override
        public void to(Handler handler) {
            handler.on(this);
        }
    }

    /** A sign that everybody sees for a moment; it is not kept. */
    record React(String what) implements ClientMessage {
        private static final Set<String> SIGNS = Set.of("heart", "thanks", "yes", "laugh", "wow", "slow");

        public React {
            Checks.oneOf(what, SIGNS, "what");
        }

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

    /** Starts a run of a practice, without these optional steps. */
    record StartPractice(
            String command, String practice, @Nullable List<String> without) implements Order {
        /** A practice has seldom ten steps. */
        private static final int MAX_STEPS = 60;

        public StartPractice {
            Checks.id(command, "command");
            Checks.id(practice, "practice");
            Checks.ids(without, MAX_STEPS, "without");
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

    /** The step that is on, {@code passage}, goes on until somebody goes on; passages are counted from 0. */
    record HoldPractice(String command, int passage) implements Order {
        public HoldPractice {
            Checks.id(command, "command");
            Checks.passage(passage);
        }
    }

    /** Ends this passage gently, with its closing bell, whether it waits or not. */
    record GoOnPractice(String command, int passage) implements Order {
        public GoOnPractice {
            Checks.id(command, "command");
            Checks.passage(passage);
        }
    }

    /** Ends this passage without a sound. */
    record SkipPractice(String command, int passage) implements Order {
        public SkipPractice {
            Checks.id(command, "command");
            Checks.passage(passage);
        }
    }

    /** Leaves this passage, and begins {@code step} again. */
    record BackPractice(String command, int passage, String step) implements Order {
        public BackPractice {
            Checks.id(command, "command");
            Checks.passage(passage);
            Checks.id(step, "step");
        }
    }

    /** In a round by hand: the turn of a group, numbered from 0, is passed on. */
    record PassTurn(String command, int passage, String group, int turn) implements Order {
        public PassTurn {
            Checks.id(command, "command");
            Checks.passage(passage);
            Checks.id(group, "group");
            Checks.passage(turn);
        }
    }

    /** Takes those who came late into the groups. */
    record GroupPractice(String command) implements Order {
        public GroupPractice {
            Checks.id(command, "command");
        }
    }

    /** Rings a bell now, for these groups or for all. */
    record RingBell(String command, String bell, @Nullable List<String> groups) implements Order {
        private static final Set<String> BELLS = Set.of("wake", "open", "mark", "turn", "close");

        public RingBell {
            Checks.id(command, "command");
            Checks.ids(groups, MAX_GROUPS, "groups");
            if (!BELLS.contains(bell)) {
                throw new IllegalArgumentException("bell must be one of " + BELLS);
            }
        }
    }

    /** Says one line as text, to these groups or to all. */
    record SayLine(String command, String text, @Nullable List<String> groups) implements Order {
        /** As long as a line of a script may be. */
        private static final int MAX_CHARS = 400;

        public SayLine {
            Checks.id(command, "command");
            Checks.ids(groups, MAX_GROUPS, "groups");
            Checks.text(text, MAX_CHARS, "text");
        }
    }

    /** Gives the lead to somebody who is here. */
    record HandOver(String command, String person) implements Order {
        public HandOver {
            Checks.id(command, "command");
            Checks.id(person, "person");
        }
    }

    /** Ends the run. */
    record StopPractice(String command) implements Order {
        public StopPractice {
            Checks.id(command, "command");
        }
    }
}
