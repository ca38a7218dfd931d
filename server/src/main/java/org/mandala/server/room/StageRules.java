package org.mandala.server.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.AgendaLine;
import org.mandala.server.protocol.ChatLine;
import org.mandala.server.protocol.Companion;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.Showing;
import org.mandala.server.protocol.SpeakingRound;
import org.mandala.server.protocol.StageOrder;
import org.mandala.server.room.Decision.NewBoard;

/** Rounds, the lead, what is shown to all, the doors. Rules L30 to L38. */
final class StageRules {
    private final Scene scene;
    private final RoomFold room;
    private final Predicate<String> knowsTemplate;

    StageRules(Scene scene, Predicate<String> knowsTemplate) {
        this.scene = scene;
        this.knowsTemplate = knowsTemplate;
        this.room = scene.room();
    }

    Decision decide(StageOrder order) {
        if (order instanceof StageOrder.BeginRound begin) {
            return mayLead(begin.where()) ? begin(begin) : Decision.notAllowed();
        } else if (order instanceof StageOrder.EndTurn end) {
            return onRound(end.where(), round -> endTurn(round, end.turn()));
        } else if (order instanceof StageOrder.PassRound pass) {
            return onRound(pass.where(), round -> pass(round, pass.as()));
        } else if (order instanceof StageOrder.TakeNext next) {
            return onRound(next.where(), round -> next(round, next.as()));
        } else if (order instanceof StageOrder.EndRound end) {
            return endRound(end.where());
        } else if (order instanceof StageOrder.GiveLead give) {
            return give(give.person());
        } else if (order instanceof StageOrder.ShowToAll show) {
            return show(show.showing() == null ? null : show.showing().since(scene.at()), List.of());
        } else if (order instanceof StageOrder.ShowLine show) {
            return Lines.find(scene.agenda(), show.line())
                    .map(this::showLine)
                    .orElseGet(
                            () -> Decision.refuse(ErrorCode.NO_SUCH_LINE, "This line is not on the agenda any more."));
        } else if (order instanceof StageOrder.SetDoors doors) {
            return doors(doors.waiting());
        }
        String person = ((StageOrder.Admit) order).person();
        return room.stage().isLetIn(person) ? Decision.already() : Decision.append(new RoomEvent.LetIn(person));
    }

    private interface OnRound {
        Decision decide(SpeakingRound round);
    }

    private Decision onRound(String where, OnRound then) {
        return room.stage()
                .round(where)
                .map(then::decide)
                .orElseGet(() -> Decision.refuse(ErrorCode.NO_ROUND, "This round is over."));
    }

    private Decision begin(StageOrder.BeginRound order) {
        List<String> wanted = order.order() == null ? there(order.where()) : order.order();
        List<String> speakers = wanted.stream().distinct().filter(scene::isHere).toList();
        return speakers.isEmpty()
                ? Decision.refuse(ErrorCode.TOO_FEW_PEOPLE, "Nobody is here for this round.")
                : set(new SpeakingRound(order.where(), speakers, 0, order.each(), scene.at(), List.of()));
    }

    /** Rule L31: the one who speaks, those who lead, and anybody who is there once the speaker is gone. */
    private Decision endTurn(SpeakingRound round, int turn) {
        if (turn != round.turn() || turn >= round.order().size()) {
            return Decision.already();
        }
        String speaker = round.order().get(turn);
        boolean own = Companion.ownerOf(speaker).equals(scene.actor());
        return own || scene.leads() || (!scene.isHere(speaker) && isThere(round.where()))
                ? set(after(round, round.order(), round.passed(), turn + 1))
                : Decision.refuse(ErrorCode.NOT_YOUR_TURN, "Somebody else is speaking.");
    }

    private Decision pass(SpeakingRound round, @Nullable String as) {
        String me = scene.speaker(as).orElse("");
        int at = round.order().indexOf(me);
        if (at < round.turn() || round.passed().contains(me)) {
            return Decision.already();
        }
        List<String> passed = new ArrayList<>(round.passed());
        passed.add(me);
        return set(after(round, round.order(), passed, round.turn()));
    }

    private Decision next(SpeakingRound round, @Nullable String as) {
        String me = scene.speaker(as).orElse("");
        int at = round.order().indexOf(me);
        boolean had = at >= 0 && at <= round.turn() && !round.passed().contains(me);
        if (me.isEmpty() || had || round.turn() >= round.order().size() || !isThere(round.where())) {
            return Decision.already();
        }
        List<String> order = new ArrayList<>(round.order());
        List<String> passed = new ArrayList<>(round.passed());
        passed.remove(me);
        int turn = at >= 0 && at < round.turn() ? round.turn() - 1 : round.turn();
        order.remove(me);
        order.add(turn + 1, me);
        return order.equals(round.order())
                ? Decision.already()
                : set(new SpeakingRound(round.where(), order, turn, round.each(), round.since(), passed));
    }

    private Decision endRound(String where) {
        if (room.stage().round(where).isEmpty()) {
            return Decision.already();
        }
        return mayLead(where) ? Decision.append(new RoomEvent.RoundEnded(where)) : Decision.notAllowed();
    }

    private Decision give(String person) {
        if (room.show().lead().filter(person::equals).isPresent()) {
            return Decision.already();
        }
        return scene.leaders().contains(person)
                ? Decision.append(new RoomEvent.LeadTaken(person))
                : Decision.refuse(ErrorCode.NOT_HERE, "They are not here, or may not lead.");
    }

    private Decision show(@Nullable Showing showing, List<NewBoard> boards) {
        return Objects.equals(room.stage().showing().orElse(null), showing)
                ? Decision.already()
                : new Decision.Append(new RoomEvent.ShownToAll(showing), boards);
    }

    /** Rule L42: the board's id follows from the line, and twins have the same lines, so that they have one board. */
    private Decision showLine(AgendaLine line) {
        String template = line.board();
        if (template == null || !knowsTemplate.test(template)) {
            return Decision.refuse(ErrorCode.NOT_FOUND, "This line has no board.");
        }
        String name = scene.lore().first() + " " + line.id() + " " + template;
        String id = "line." + UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
        Showing showing = new Showing(Showing.Kind.BOARD, line.title(), null, id, null, null, null);
        return show(showing, List.of(new NewBoard(id, line.title(), template)));
    }

    private Decision doors(boolean waiting) {
        List<String> inside = scene.people().stream().map(RosterPerson::id).toList();
        return room.stage().waiting() == waiting
                ? Decision.already()
                : Decision.append(new RoomEvent.DoorsSet(waiting, waiting ? inside : List.of()));
    }

    /** The turn goes on to the next who did not pass; its time begins anew if it is another's. */
    private SpeakingRound after(SpeakingRound round, List<String> order, List<String> passed, int from) {
        int turn = from;
        while (turn < order.size() && passed.contains(order.get(turn))) {
            turn++;
        }
        long since = turn == round.turn() ? round.since() : scene.at();
        return new SpeakingRound(round.where(), order, turn, round.each(), since, passed);
    }

    private List<String> there(String where) {
        return scene.everybody().stream()
                .filter(person -> room.groups().where(person, scene.now()).equals(where))
                .filter(person -> !room.people().isAway(person))
                .toList();
    }

    private boolean isThere(String where) {
        return room.groups().where(scene.actor(), scene.now()).equals(where);
    }

    private boolean mayLead(String where) {
        return scene.leads() || (!where.equals(ChatLine.ROOM) && isThere(where));
    }

    private static Decision set(SpeakingRound round) {
        return Decision.append(new RoomEvent.RoundSet(round));
    }
}
