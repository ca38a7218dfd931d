package org.mandala.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.mandala.server.identity.Invites;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.identity.SigningKey;
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

    @CommandLine.Mixin
    private final Main.Common common = new Main.Common();

    @Option(names = "--cohorts", paramLabel = "N", description = "how many cohorts (20)")
    private int cohorts = 20;

    @Option(names = "--people", paramLabel = "N", description = "how many people in each (40)")
    private int people = 40;

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
            System.out.println(invite(store, config, contents.sessions().get(0), time));
            return 0;
        } finally {
            store.close().await(WITHIN_S, TimeUnit.SECONDS);
        }
    }

    private static String invite(Store store, Config config, Session session, InstantSource time) throws Exception {
        SecureRandom random = new SecureRandom();
        String token = SigningKey.of(config.dataFolder(), random).sign("seed invite");
        RightsWatch watch = new RightsWatch();
        Logins logins = new Logins(store.people(), store.keys(), time, random, watch);
        new Invites(store.people(), logins, watch, time, random)
                .ensure(token, session.id(), Role.PRACTITIONER, DAYS)
                .await(WITHIN_S, TimeUnit.SECONDS);
        return token;
    }
}
