package org.mandala.server.gateway;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.UUID;
import org.mandala.server.home.Unavailable;
import org.mandala.server.identity.Refused;
import org.mandala.server.programme.InvalidForm;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.MalformedMessage;
import org.mandala.server.protocol.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How requests are read and answered: JSON for what was asked, problem+json for what went wrong. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final String PROBLEM_TYPE = "about:blank";

    static <T> T body(RoutingContext ctx, Class<T> type) {
        Buffer body = ctx.body().buffer();
        if (body == null) {
            throw ProblemException.badRequest("The request needs a JSON body.");
        }
        return Json.read(body.getBytes(), type);
    }

    /** Answers with the value once it is there; a failure goes to {@link #failure}. */
    static <T> void json(RoutingContext ctx, Future<T> value) {
        value.onComplete(
                done -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(Buffer.buffer(Json.write(done))),
                ctx::fail);
    }

    static <T> void empty(RoutingContext ctx, Future<T> done) {
        done.onComplete(ignored -> ctx.response().setStatusCode(204).end(), ctx::fail);
    }

    /** The one place where failures become answers. */
    static void failure(RoutingContext ctx) {
        ProblemException problem = problem(ctx);
        if (ctx.response().ended() || ctx.response().headWritten()) {
            return;
        }
        String title = HttpResponseStatus.valueOf(problem.status()).reasonPhrase();
        ctx.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(Buffer.buffer(Json.write(new Problem(
                        PROBLEM_TYPE, title, problem.status(), problem.code(), problem.detail(), problem.fields()))));
    }

    private static ProblemException problem(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if (failure instanceof MalformedMessage malformed) {
            return ProblemException.badRequest(malformed.detail());
        }
        if (failure instanceof InvalidForm form) {
            return new ProblemException(form);
        }
        if (failure instanceof Refused refused) {
            return new ProblemException(status(refused.code()), refused.code(), refused.detail());
        }
        ProblemException ofDoc = DocProblems.of(failure);
        if (ofDoc != null) {
            return ofDoc;
        }
        if (failure instanceof Unavailable) {
            LOG.warn("not answered: {}", failure.getMessage());
            return ProblemException.unavailable();
        }
        if (failure instanceof HttpException || failure == null) {
            return ofStatus(failure instanceof HttpException http ? http.getStatusCode() : ctx.statusCode());
        }
        String id = UUID.randomUUID().toString();
        if (isGone(ctx)) {
            LOG.debug("who asked has gone, id {}", id, failure);
        } else {
            LOG.error("request failed, id {}", id, failure);
        }
        return new ProblemException(500, ErrorCode.INTERNAL, "Something went wrong on the server (" + id + ").");
    }

    /** The channel ends before the response hears of it: a file that was being sent fails in between. */
    private static boolean isGone(RoutingContext ctx) {
        return ctx.response().closed() || !Wire.channelOf(ctx.request()).isActive();
    }

    private static int status(ErrorCode code) {
        return switch (code) {
            case INVITE_EXPIRED, INVITE_USED, INVITE_REVOKED, LINK_USED -> 410;
            case INVITE_UNKNOWN, NOT_FOUND -> 404;
            case NOT_ALLOWED, AGREEMENT_NEEDED, PASSKEY_REFUSED, ISSUER_REFUSED -> 403;
            case CHANGED_MEANWHILE -> 409;
            case TOO_FAST -> 429;
            default -> 400;
        };
    }

    private static ProblemException ofStatus(int status) {
        return switch (status) {
            case 404, 405 -> ProblemException.notFound("There is nothing here.");
            case 413 -> new ProblemException(413, ErrorCode.TOO_LARGE, "The request is too large.");
            default -> new ProblemException(status, ErrorCode.BAD_REQUEST, "The request could not be read.");
        };
    }

    private Answers() {}
}
