package org.mandala.server;

import java.util.List;

/** An OpenID Connect issuer by which people may sign in; an empty {@code url} means none. */
public record IssuerKeys(String url, String clientId, String clientSecret, String name) {
    public boolean isSet() {
        return !url.isEmpty();
    }

    void check(List<String> problems) {
        if (isSet() && (clientId.isEmpty() || clientSecret.isEmpty())) {
            problems.add("issuer.clientId and issuer.clientSecret must be set, as issuer.url is");
        }
        if (isSet() && !url.startsWith("https://") && !ReachKeys.isLocal(url)) {
            problems.add("issuer.url must begin with https://, not be \"" + url + "\"");
        }
    }
}
