package org.mandala.server.mail;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.concurrent.TimeUnit;

/** Sends letters through a mail server (SMTP). */
public final class SmtpMailer implements Mailer {
    /** A mail server that has not answered by then is away; the one who waits is told. */
    private static final long TIMEOUT_S = 20;

    private static final int CONNECTIONS = 4;

    private final MailClient client;
    private final String from;

    /** {@code security}: {@code starttls}, {@code tls}, or {@code none} for a server on this machine. */
    public record Settings(String host, int port, String security, String user, String password, String from) {}

    public SmtpMailer(Vertx vertx, Settings settings) {
        this.client = MailClient.create(vertx, config(settings));
        this.from = settings.from();
    }

    @Override
    public boolean leaves() {
        return true;
    }

    @Override
    public Future<Void> send(Mail mail) {
        return client.sendMail(message(mail))
                .timeout(TIMEOUT_S, TimeUnit.SECONDS)
                .mapEmpty();
    }

    private MailMessage message(Mail mail) {
        MailMessage message = new MailMessage()
                .setFrom(from)
                .setTo(mail.address())
                .setSubject(mail.subject())
                .setText(mail.body());
        message.addHeader("Auto-Submitted", "auto-generated");
        if (!mail.enclosures().isEmpty()) {
            message.setAttachment(
                    mail.enclosures().stream().map(SmtpMailer::attachment).toList());
        }
        return message;
    }

    private static MailAttachment attachment(Mail.Enclosure enclosure) {
        return MailAttachment.create()
                .setName(enclosure.name())
                .setContentType(enclosure.type())
                .setDisposition("attachment")
                .setData(Buffer.buffer(enclosure.text()));
    }

    private static MailConfig config(Settings settings) {
        MailConfig config = new MailConfig()
                .setHostname(settings.host())
                .setPort(settings.port())
                .setSsl(settings.security().equals("tls"))
                .setStarttls(
                        settings.security().equals("starttls") ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
                .setMaxPoolSize(CONNECTIONS);
        if (!settings.user().isEmpty()) {
            config.setUsername(settings.user()).setPassword(settings.password());
        }
        return config;
    }
}
