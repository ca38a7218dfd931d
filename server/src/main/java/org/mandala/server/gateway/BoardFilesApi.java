package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mandala.server.board.BoardFile;
import org.mandala.server.board.BoardKeeping;
import org.mandala.server.identity.Person;
import org.mandala.server.protocol.BoardCards.StoredFile;
import org.mandala.server.protocol.ErrorCode;

/** Pictures of boards, and PDFs that are shown to all. Rules B10 and L35. */
final class BoardFilesApi {
    /** One picture, made smaller by the browser before it is sent. */
    private static final int MAX_PICTURE_BYTES = 2 << 20;

    /** Slides of an evening, with pictures. */
    static final int MAX_BYTES = 12 << 20;

    private static final String PDF = "application/pdf";

    /** A file never changes: its name is its hash. */
    private static final String FOREVER = "private, max-age=31536000, immutable";

    /** The first bytes of what we take; SVG is none of them, since it can hold code. */
    private static final Map<String, byte[]> MAGIC = Map.of(
            "image/png",
            new byte[] {(byte) 0x89, 'P', 'N', 'G'},
            "image/jpeg",
            new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
            "image/gif",
            new byte[] {'G', 'I', 'F', '8'},
            "image/webp",
            new byte[] {'R', 'I', 'F', 'F'},
            PDF,
            new byte[] {'%', 'P', 'D', 'F', '-'});

    private final BoardKeeping keeping;

    BoardFilesApi(BoardKeeping keeping) {
        this.keeping = keeping;
    }

    Future<Void> add(RoutingContext ctx, Person person) {
        Buffer body = Objects.requireNonNullElseGet(ctx.body().buffer(), Buffer::buffer);
        String type = typeOf(body)
                .orElseThrow(() ->
                        ProblemException.badRequest("A picture is a PNG, JPEG, GIF or WebP file; slides are a PDF."));
        if (!type.equals(PDF) && body.length() > MAX_PICTURE_BYTES) {
            throw new ProblemException(413, ErrorCode.TOO_LARGE, "A picture has at most 2 MiB.");
        }
        BoardFile file = new BoardFile(hash(body), type, body);
        Answers.json(
                ctx,
                keeping.addFile(person.id(), ctx.pathParam("id"), file).map(ignored -> new StoredFile(file.hash())));
        return Future.succeededFuture();
    }

    Future<Void> get(RoutingContext ctx, Person person) {
        return keeping.file(person.id(), ctx.pathParam("id"), ctx.pathParam("hash"))
                .compose(file -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                        .putHeader(HttpHeaders.CACHE_CONTROL, FOREVER)
                        .putHeader("Content-Disposition", file.type().equals(PDF) ? "attachment" : "inline")
                        .end(file.bytes()));
    }

    /** By what the bytes are, not by what the sender calls them. */
    private static Optional<String> typeOf(Buffer body) {
        return MAGIC.entrySet().stream()
                .filter(entry -> startsWith(body, entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean startsWith(Buffer body, byte[] magic) {
        if (body.length() < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (body.getByte(i) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static String hash(Buffer body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
