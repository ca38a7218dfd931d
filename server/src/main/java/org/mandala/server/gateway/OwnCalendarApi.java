package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Place;
import org.mandala.server.programme.Ids;
import org.mandala.server.programme.Personal.Wishes;
import org.mandala.server.programme.Programme;
import org.mandala.server.programme.SiteEvent;
import org.mandala.server.programme.calendar.SiteEvents;
import org.mandala.server.protocol.CalendarForms.EventForm;
import org.mandala.server.protocol.CalendarForms.WishesForm;
import org.mandala.server.protocol.CalendarViews.FeedView;
import org.mandala.server.protocol.CalendarViews.OwnCalendarView;

/** A person's own calendar: feed, reminders, choices; and the events of sites. Rules C29 to C32, C37. */
final class OwnCalendarApi {
    private static final String FEED_END = ".ics";

    private final ProgrammeDesk desk;
    private final Programme programme;
    private final Door door;
    private final SiteEvents events;

    OwnCalendarApi(ProgrammeDesk desk, Programme programme, Door door) {
        this.desk = desk;
        this.programme = programme;
        this.door = door;
        this.events = new SiteEvents(desk.calendar(), desk.clock());
    }

    Future<Void> see(RoutingContext ctx, Person person) {
        Answers.json(
                ctx,
                Future.all(desk.personal().wishes(person.id()), desk.personal().feedMadeAt(person.id()))
                        .map(both -> view(both.resultAt(0), both.resultAt(1))));
        return Future.succeededFuture();
    }

    private static OwnCalendarView view(Wishes wishes, Optional<Long> madeAt) {
        return new OwnCalendarView(
                new WishesForm(wishes.dayBefore(), wishes.hourBefore()), new FeedView(madeAt.orElse(null), null));
    }

    Future<Void> wish(RoutingContext ctx, Person person) {
        WishesForm wish = Answers.body(ctx, WishesForm.class);
        Answers.empty(ctx, desk.personal().wish(person.id(), new Wishes(wish.dayBefore(), wish.hourBefore())));
        return Future.succeededFuture();
    }

    /** The address is in this answer and nowhere else. */
    Future<Void> makeFeed(RoutingContext ctx, Person person) {
        Answers.json(
                ctx,
                desk.feeds()
                        .make(person.id())
                        .map(token -> new FeedView(desk.clock().millis(), "/calendar/" + token + FEED_END)));
        return Future.succeededFuture();
    }

    Future<Void> endFeed(RoutingContext ctx, Person person) {
        Answers.empty(ctx, desk.personal().endFeed(person.id()));
        return Future.succeededFuture();
    }

    Future<Void> choose(RoutingContext ctx, Caller caller) {
        String id = ctx.pathParam("id");
        Answers.empty(
                ctx,
                programme
                        .session(id)
                        .compose(found -> desk.personal()
                                .choose(
                                        caller.person().id(),
                                        found.orElseThrow(() -> Ids.none("session"))
                                                .first(),
                                        id)));
        return Future.succeededFuture();
    }

    Future<Void> ics(RoutingContext ctx, Caller caller) {
        return programme
                .session(ctx.pathParam("id"))
                .map(found -> found.orElseThrow(() -> Ids.none("session")))
                .compose(session -> {
                    ctx.response()
                            .putHeader(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    "attachment; filename=\"" + session.id() + FEED_END + "\"");
                    return desk.feeds().one(session).compose(text -> calendar(ctx, text));
                });
    }

    /** The path of a feed is its key; whoever does not know one learns nothing. */
    void feed(RoutingContext ctx) {
        String name = ctx.pathParam("token");
        String token = name.endsWith(FEED_END) ? name.substring(0, name.length() - FEED_END.length()) : "";
        desk.feeds()
                .read(token)
                .map(found -> found.orElseThrow(() -> Ids.none("calendar")))
                .compose(text -> calendar(ctx, text))
                .onFailure(ctx::fail);
    }

    private static Future<Void> calendar(RoutingContext ctx, String text) {
        return ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, ProgrammeRoutes.ICALENDAR)
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .end(text);
    }

    Future<Void> putEvent(RoutingContext ctx, Person person) {
        EventForm wish = Answers.body(ctx, EventForm.class);
        @Nullable String id = ctx.pathParam("id");
        Future<Optional<SiteEvent>> known = id == null
                ? Future.succeededFuture(Optional.empty())
                : desk.calendar().event(id);
        Answers.json(ctx, known.compose(before -> {
            if (id != null && before.isEmpty()) {
                throw Ids.none("event");
            }
            String site = before.map(SiteEvent::site).orElse(String.valueOf(wish.site()));
            return door.require(person.id(), Action.KEEP_SITE_EVENTS, Place.site(site))
                    .compose(standing -> events.put(before.orElse(null), site, wish))
                    .map(CalendarEntries::view);
        }));
        return Future.succeededFuture();
    }
}
