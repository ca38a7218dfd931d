package org.mandala.server;

import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Device;
import org.mandala.server.identity.Invites;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.identity.Way;
import org.mandala.server.programme.Programme.Contents;
import org.mandala.server.programme.SeededProgramme;
import org.mandala.server.programme.Session;
import org.mandala.server.protocol.Role;
import org.mandala.server.store.Store;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fills an empty data folder for measuring, and prints the token of an invite into its first cohort. */
@Command(
        name = "seed",
        description =
                "Fills an empty data folder with cohorts of invented people, to measure with; prints an invite's token.",
        mixinStandardHelpOptions = true)
final class Seed implements Callable<Integer> {
    private static final int DAYS = 90;
    private static final long WITHIN_S = 60;

    private final SecureRandom random = new SecureRandom();
    private final RightsWatch watch = new RightsWatch();

    @CommandLine.Mixin
    private final Main.Common common = new Main.Common();

    @Option(names = "--cohorts", paramLabel = "N", description = "how many cohorts (20)")
    private int cohorts = 20;

    @Option(names = "--people", paramLabel = "N", description = "how many people in each (40)")
    private int people = 40;

    @Option(
            names = "--logins",
            paramLabel = "FILE",
            description = "also signs in all people, and writes who they are and the secrets of their cookies there")
    private @Nullable Path loginsFile;

    @Override
    public Integer call() throws Exception {
        Config config = common.read(new LinkedHashMap<>());
        InstantSource time = InstantSource.system();
        Store store = Stores.open(config, time);
        try {
            Contents contents = SeededProgramme.of(cohorts, people, time.instant());
            if (!store.programme().load(contents).await(WITHIN_S, TimeUnit.SECONDS)) {
                System.err.println("mandala: there is a programme in this data folder already: name an empty one");
                return Main.PUT_RIGHT;
            }
            Logins logins = new Logins(store.people(), store.keys(), time, random, watch);
            if (loginsFile != null) {
                Files.write(loginsFile, signIn(logins, contents.persons()), StandardCharsets.UTF_8);
            }
            System.out.println(invite(store, logins, config, contents.sessions().get(0), time));
            return 0;
        } finally {
            store.close().await(WITHIN_S, TimeUnit.SECONDS);
        }
    }

    private String invite(Store store, Logins logins, Config config, Session session, InstantSource time)
            throws Exception {
        String token = SigningKey.of(config.dataFolder(), random).sign("seed invite");
        new Invites(store.people(), logins, watch, time, random)
                .ensure(token, session.id(), Role.PRACTITIONER, DAYS)
                .await(WITHIN_S, TimeUnit.SECONDS);
        return token;
    }

    /** A line for each: the person, a blank, the secret. All are given to the store at once, which commits what waits together. */
    private static List<String> signIn(Logins logins, List<Person> persons) throws Exception {
        List<Future<String>> lines = persons.stream()
                .map(person -> logins.begin(person.id(), Way.STEWARD, Device.UNKNOWN)
                        .map(secret -> person.id() + " " + secret))
                .toList();
        return Future.all(lines).<List<String>>map(CompositeFuture::list).await(WITHIN_S, TimeUnit.SECONDS);
    }
}
