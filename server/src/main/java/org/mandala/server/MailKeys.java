package org.mandala.server;

import java.util.List;
import java.util.Set;

/** The mail server; an empty {@code host} means none. */
public record MailKeys(String host, int port, String security, String user, String password, String from) {
    private static final Set<String> SECURITIES = Set.of("starttls", "tls", "none");

    public boolean isSet() {
        return !host.isEmpty();
    }

    void check(List<String> problems) {
        if (!SECURITIES.contains(security)) {
            problems.add("mail.security must be starttls, tls or none, not \"" + security + "\"");
        }
        if (isSet() && !from.contains("@")) {
            problems.add("mail.from must be the address that letters come from, as mail.host is set");
        }
    }
}
