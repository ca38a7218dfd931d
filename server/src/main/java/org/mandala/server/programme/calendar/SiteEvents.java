package org.mandala.server.programme.calendar;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandala.server.programme.Calendar;
import org.mandala.server.programme.Form;
import org.mandala.server.programme.SiteEvent;
import org.mandala.server.programme.When;
import org.mandala.server.protocol.CalendarForms.EventForm;

/** Makes and changes what sites hold by themselves. */
public final class SiteEvents {
    private static final int MAX_TITLE = 120;
    private static final int MAX_ABOUT = 1_000;
    private static final int MAX_PLACE = 200;
    private static final int MAX_DAYS = 60;
    private static final int MAX_MINUTES = 24 * 60;

    private final Calendar calendar;
    private final InstantSource clock;

    public SiteEvents(Calendar calendar, InstantSource clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Without {@code before} a new one; an event stays with its site. */
    public Future<SiteEvent> put(@Nullable SiteEvent before, String site, EventForm wish) {
        Form form = new Form();
        When when = new When(
                form.local("localStart", wish.localStart()),
                form.zone("zone", wish.zone()),
                form.range("days", wish.days(), 1, MAX_DAYS, "days"),
                form.range("minutes", wish.minutes(), 1, MAX_MINUTES, "minutes"));
        long now = clock.millis();
        SiteEvent event = new SiteEvent(
                before == null ? UUID.randomUUID().toString() : before.id(),
                site,
                form.text("title", wish.title(), MAX_TITLE, "Please give the event a title."),
                form.optional("about", wish.about(), MAX_ABOUT),
                form.optional("place", wish.place(), MAX_PLACE),
                when,
                before == null ? 0 : before.sequence() + 1,
                wish.cancelled() ? Long.valueOf(now) : null,
                now);
        form.done();
        return calendar.put(event).map(ignored -> event);
    }
}
