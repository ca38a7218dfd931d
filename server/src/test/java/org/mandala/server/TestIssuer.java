package org.mandala.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An OpenID Connect issuer of our own: discovery, keys, authorization by redirect, tokens for a code with PKCE. */
public final class TestIssuer implements AutoCloseable {
    public static final String CLIENT = "mandala";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY_ID = "key-1";

    private final HttpServer server;
    private final KeyPair keys = keyPair();
    private final KeyPair strangersKeys = keyPair();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile Consumer<Map<String, Object>> change = claims -> {};
    private volatile boolean signedByStranger;
    private volatile String subject = "subject-1";

    public TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", it -> answer(it, configuration()));
        server.createContext("/keys", it -> answer(it, Map.of("keys", new Object[] {publicKey()})));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whom it vouches for from now on. */
    public void vouchFor(String newSubject) {
        subject = newSubject;
    }

    /** What is changed in its ID tokens from now on. */
    public void change(Consumer<Map<String, Object>> how) {
        change = how;
    }

    public void signByStranger(boolean stranger) {
        signedByStranger = stranger;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, Object> configuration() {
        Map<String, Object> it = new LinkedHashMap<>();
        it.put("issuer", url());
        it.put("authorization_endpoint", url() + "/authorize");
        it.put("token_endpoint", url() + "/token");
        it.put("jwks_uri", url() + "/keys");
        it.put("response_types_supported", new String[] {"code"});
        it.put("subject_types_supported", new String[] {"public"});
        it.put("id_token_signing_alg_values_supported", new String[] {"RS256"});
        it.put("grant_types_supported", new String[] {"authorization_code"});
        return it;
    }

    /** Asks nobody anything: sends the browser straight back with a code. */
    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = "code-" + codes.size();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .add("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> given =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(given.get("code"));
        if (asked == null || !challenge(given.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        answer(
                exchange,
                Map.of(
                        "access_token",
                        "opaque",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "id_token",
                        idToken(asked.getOrDefault("nonce", ""))));
    }

    private String idToken(String nonce) throws IOException {
        long now = System.currentTimeMillis() / 1_000;
        Map<String, Object> claims = new HashMap<>(
                Map.of("iss", url(), "sub", subject, "aud", CLIENT, "nonce", nonce, "iat", now, "exp", now + 300));
        change.accept(claims);
        String head = part(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID));
        String text = head + "." + part(claims);
        return text + "." + sign(text);
    }

    private String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign((signedByStranger ? strangersKeys : keys).getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> publicKey() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                KEY_ID,
                "n",
                number(key.getModulus()),
                "e",
                number(key.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String challenge(String verifier) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, ?> json) throws IOException {
        return base64(JSON.writeValueAsBytes(json));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> parameters(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, Object json) throws IOException {
        byte[] body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
