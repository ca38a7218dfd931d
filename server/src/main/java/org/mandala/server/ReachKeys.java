package org.mandala.server;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.mandala.server.Config.Tls;

/** How people reach the server: where it listens, by which address they come, and what stands between. */
record ReachKeys(String host, int port, String publicUrl, String plainHttpBecause, String trustedProxies, Tls tls) {
    private static final Set<String> LOOPBACKS = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final int MAX_PORT = 65_535;

    void check(List<String> problems) {
        if (host.isBlank()) {
            problems.add("host must not be empty");
        }
        if (port < 0 || port > MAX_PORT) {
            problems.add("port must be from 0 to " + MAX_PORT + ", not " + port);
        }
        if (!publicUrl.isEmpty() && !isOrigin(publicUrl)) {
            problems.add("publicUrl must be like https://mandala.example.org, not \"" + publicUrl + "\"");
        }
        checkTransport(problems);
        checkProxies(problems);
    }

    /** Beyond this machine people's logins must not travel readable. */
    private void checkTransport(List<String> problems) {
        boolean plain = !publicUrl.startsWith("https://") && tls.certificate().isEmpty();
        boolean beyond = publicUrl.isEmpty() ? !LOOPBACKS.contains(host) : !isLocal(publicUrl);
        if (plain && beyond && plainHttpBecause.isBlank()) {
            problems.add("beyond this machine people need https: set publicUrl to the https:// address of the proxy in"
                    + " front, or tls.certificate and tls.key; if plain http is really meant, say why in"
                    + " plainHttpBecause");
        }
        if (tls.certificate().isEmpty() != tls.key().isEmpty()) {
            problems.add("tls.certificate and tls.key go together");
        }
    }

    private void checkProxies(List<String> problems) {
        for (String proxy : trustedProxies.split(",", -1)) {
            if (!proxy.isBlank() && !proxy.strip().matches("[0-9a-fA-F:.]{2,45}(/\\d{1,3})?")) {
                problems.add("trustedProxies must name addresses or networks such as 10.0.0.0/8, not \"" + proxy.strip()
                        + "\"");
            }
        }
    }

    /** Where people reach us, when we listen on {@code openPort}. */
    String url(int openPort) {
        return publicUrl.isEmpty() ? (isSecure() ? "https" : "http") + "://localhost:" + openPort : publicUrl;
    }

    /** Whether people reach us by https, by our own certificate or a proxy's. */
    boolean isSecure() {
        return publicUrl.isEmpty() ? !tls.certificate().isEmpty() : publicUrl.startsWith("https://");
    }

    static boolean isLocal(String url) {
        try {
            return LOOPBACKS.contains(String.valueOf(URI.create(url).getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isOrigin(String url) {
        try {
            URI uri = URI.create(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getPath().isEmpty() && uri.getQuery() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
