package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do for themselves: hands, chat, being away. {@code as} is a companion who shares the device. */
public sealed interface PeopleOrder extends ClientMessage.Order
        permits PeopleOrder.RaiseHand,
                PeopleOrder.LowerHand,
                PeopleOrder.SetAway,
                PeopleOrder.SendChat,
                PeopleOrder.NameCompanions,
                PeopleOrder.LowerHands,
                PeopleOrder.GiveWord {

    record RaiseHand(String command, @Nullable String as) implements PeopleOrder {
        public RaiseHand {
            Checks.id(command, "command");
            Checks.idIfAny(as, "as");
        }
    }

    record LowerHand(String command, @Nullable String as) implements PeopleOrder {
        public LowerHand {
            Checks.id(command, "command");
            Checks.idIfAny(as, "as");
        }
    }

    record SetAway(String command, boolean away) implements PeopleOrder {
        public SetAway {
            Checks.id(command, "command");
        }
    }

    /** To the room, to those who lead ("please come"), or to the group that one is in. */
    record SendChat(
            String command,
            String to,
            String text,
            @Nullable String as) implements PeopleOrder {
        /** Two or three sentences; what is longer belongs on a board. */
        private static final int MAX_CHARS = 1_000;

        public SendChat {
            Checks.id(command, "command");
            Checks.id(to, "to");
            Checks.text(text, MAX_CHARS, "text");
            Checks.idIfAny(as, "as");
        }
    }

    /** Who shares my device, all of them, by name. */
    record NameCompanions(String command, List<String> names) implements PeopleOrder {
        /** More people around one screen see nothing. */
        private static final int MAX_NAMES = 12;

        private static final int MAX_NAME = 60;

        public NameCompanions {
            Checks.id(command, "command");
            Checks.range(names == null ? -1 : names.size(), 0, MAX_NAMES, "the number of names");
            names.forEach(name -> Checks.text(name, MAX_NAME, "name"));
        }
    }

    /** Those who lead: all hands down. */
    record LowerHands(String command) implements PeopleOrder {
        public LowerHands {
            Checks.id(command, "command");
        }
    }

    /** Those who lead: this hand is answered. */
    record GiveWord(String command, String person) implements PeopleOrder {
        public GiveWord {
            Checks.id(command, "command");
            Checks.id(person, "person");
        }
    }
}
