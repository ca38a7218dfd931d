package org.mandala.server.mail;

import io.vertx.core.Future;

/** Sends letters. */
public interface Mailer {

    /** Whether letters leave the house; without a mail server they wait in the {@link Outbox}. */
    boolean leaves();

    /** Completes once the mail server or the outbox has the letter; fails, and the letter is not sent, otherwise. */
    Future<Void> send(Mail mail);
}
