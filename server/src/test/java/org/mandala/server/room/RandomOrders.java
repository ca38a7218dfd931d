package org.mandala.server.room;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.AgendaOrder;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.GroupForm;
import org.mandala.server.protocol.GroupOrder;
import org.mandala.server.protocol.GroupingKind;
import org.mandala.server.protocol.GroupsForm;
import org.mandala.server.protocol.LineForm;
import org.mandala.server.protocol.PeopleOrder;
import org.mandala.server.protocol.Showing;
import org.mandala.server.protocol.StageOrder;

/** What people may think of, sensible or not. */
final class RandomOrders {
    /** Those of a practice open by themselves. */
    private static final GroupingKind[] BY_HAND =
            EnumSet.complementOf(EnumSet.of(GroupingKind.PRACTICE)).toArray(new GroupingKind[0]);

    private static final int KINDS = 32;

    private final Random random;
    private final List<String> people;

    RandomOrders(Random random, List<String> people) {
        this.random = random;
        this.people = people;
    }

    Order next(String command, @Nullable String grouping) {
        int kind = random.nextInt(KINDS);
        String known = grouping == null ? "none" : grouping;
        if (kind < 12) {
            return own(kind, command, known);
        }
        return kind < 22 ? agendaOrRound(kind, command) : groups(kind, command, known);
    }

    private Order own(int kind, String command, String grouping) {
        return switch (kind) {
            case 0, 1, 2 -> new PeopleOrder.RaiseHand(command, null);
            case 3 -> new PeopleOrder.LowerHand(command, null);
            case 4 -> new PeopleOrder.SetAway(command, random.nextBoolean());
            case 5 -> new PeopleOrder.SendChat(command, pick("room", "leaders", group()), "Good words", null);
            case 6 -> new PeopleOrder.LowerHands(command);
            case 7 -> new PeopleOrder.GiveWord(command, person());
            case 8 -> new PeopleOrder.NameCompanions(command, random.nextBoolean() ? List.of("Kim", "Sam") : List.of());
            case 9 -> new GroupOrder.WriteLine(command, grouping, group(), pick("A line", ""));
            case 10 -> new GroupOrder.GoTo(command, pick("room", "", group()));
            default -> new GroupOrder.PlacePerson(command, grouping, person(), group());
        };
    }

    private Order agendaOrRound(int kind, String command) {
        return switch (kind) {
            case 12 -> new AgendaOrder.BeginLine(command, line());
            case 13 -> new AgendaOrder.ExtendLine(command, line(), pick(60, -60), random.nextBoolean());
            case 14 -> new AgendaOrder.MoveLine(command, line(), random.nextBoolean() ? line() : null);
            case 15 -> new AgendaOrder.SkipLine(command, line(), random.nextBoolean());
            case 16 -> new AgendaOrder.HoldLine(command, line(), random.nextBoolean());
            case 17 ->
                new AgendaOrder.PutLine(
                        command, new LineForm(line(), "talk", "Talk", 600, "room", null, "iceberg", "Why?"), null);
            case 18 ->
                pick(
                        new AgendaOrder.SetNotes(command, line(), "Breathe"),
                        new AgendaOrder.SetPrompt(command, random.nextBoolean() ? "What matters?" : null));
            case 19 -> new StageOrder.BeginRound(command, pick("room", group()), null, 60);
            case 20 ->
                pick(
                        new StageOrder.EndTurn(command, pick("room", group()), random.nextInt(3)),
                        new StageOrder.TakeNext(command, "room", null));
            default -> pick(new StageOrder.PassRound(command, "room", null), new StageOrder.EndRound(command, "room"));
        };
    }

    private Order groups(int kind, String command, String grouping) {
        return switch (kind) {
            case 22, 23, 24 -> new GroupOrder.OpenGroups(command, null, form(), null);
            case 25 -> new GroupOrder.ExtendGroups(command, grouping, random.nextBoolean() ? group() : null, 60_000);
            case 26 -> new GroupOrder.CloseGroups(command, grouping, random.nextBoolean() ? group() : null);
            case 27 ->
                pick(
                        new GroupOrder.TellGroups(command, "Two more minutes", null),
                        new GroupOrder.PrepareGroups(command, null, form()));
            case 28 ->
                pick(
                        new StageOrder.GiveLead(command, person()),
                        new StageOrder.ShowLine(command, line()),
                        new StageOrder.ShowToAll(
                                command,
                                new Showing(
                                        Showing.Kind.LINK, "A page", "https://example.org", null, null, null, null)));
            case 29 -> pick(new AgendaOrder.EndSession(command), new AgendaOrder.ReopenSession(command));
            case 30 ->
                pick(new StageOrder.Admit(command, person()), new StageOrder.SetDoors(command, random.nextInt(3) == 0));
            default -> new GroupOrder.DropPrepared(command, grouping);
        };
    }

    private GroupsForm form() {
        GroupingKind kind = pick(BY_HAND);
        List<GroupForm> groups = kind == GroupingKind.CHOICE
                ? List.of(
                        new GroupForm("North", null, null, null, List.of()),
                        new GroupForm("South", null, null, null, List.of()))
                : null;
        return new GroupsForm(
                kind, "Together", 120 + random.nextInt(200), pick("trio", "sit-out"), null, null, null, groups);
    }

    private String group() {
        return "g" + (1 + random.nextInt(4));
    }

    private String line() {
        return "l" + (1 + random.nextInt(5));
    }

    private String person() {
        return people.get(random.nextInt(people.size()));
    }

    @SafeVarargs
    private <T> T pick(T... of) {
        return of[random.nextInt(of.length)];
    }
}
