package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Agreement;
import org.mandala.server.programme.Ids;
import org.mandala.server.programme.keeping.Agreeing;
import org.mandala.server.protocol.CalendarViews.AgreementEntry;
import org.mandala.server.protocol.ProgrammeForms.AgreementForm;
import org.mandala.server.protocol.ProgrammeViews.AgreementView;

/** Agreements: reading and accepting them, and what stewards do with them. Rules C10 to C14. */
final class AgreementsApi {
    private final Agreeing agreeing;

    AgreementsApi(Agreeing agreeing) {
        this.agreeing = agreeing;
    }

    /** What the person has yet to accept. */
    Future<Void> open(RoutingContext ctx, Person person) {
        Answers.json(
                ctx,
                agreeing.open(person.id())
                        .map(all -> all.stream()
                                .map(it -> new AgreementEntry(it.id(), it.version(), it.title(), it.text()))
                                .toList()));
        return Future.succeededFuture();
    }

    Future<Void> accept(RoutingContext ctx, Person person) {
        Answers.empty(ctx, agreeing.accept(person.id(), ctx.pathParam("id"), version(ctx)));
        return Future.succeededFuture();
    }

    Future<Void> all(RoutingContext ctx, Caller caller) {
        return answer(ctx, Future.succeededFuture());
    }

    Future<Void> draft(RoutingContext ctx, Caller caller) {
        return answer(ctx, agreeing.draft(ctx.pathParam("id"), Answers.body(ctx, AgreementForm.class)));
    }

    Future<Void> publish(RoutingContext ctx, Caller caller) {
        return answer(ctx, agreeing.publish(ctx.pathParam("id"), version(ctx)));
    }

    Future<Void> retire(RoutingContext ctx, Caller caller) {
        return answer(ctx, agreeing.retire(ctx.pathParam("id"), version(ctx)));
    }

    private Future<Void> answer(RoutingContext ctx, Future<Void> done) {
        Answers.json(
                ctx,
                done.compose(ignored -> Future.all(agreeing.all(), agreeing.counts()))
                        .map(both -> views(both.resultAt(0), both.resultAt(1))));
        return Future.succeededFuture();
    }

    private static List<AgreementView> views(List<Agreement> all, Map<Agreement.Key, Integer> counts) {
        return all.stream()
                .map(it -> new AgreementView(
                        it.id(),
                        it.version(),
                        it.title(),
                        it.text(),
                        it.publishedAt(),
                        it.retiredAt(),
                        counts.getOrDefault(it.key(), 0)))
                .toList();
    }

    private static int version(RoutingContext ctx) {
        String text = ctx.pathParam("version");
        if (!text.matches("\\d{1,6}")) {
            throw Ids.none("agreement");
        }
        return Integer.parseInt(text);
    }
}
