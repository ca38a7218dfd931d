package org.mandala.server;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.identity.SignInLinks;
import org.mandala.server.programme.Form;
import org.mandala.server.programme.keeping.FirstSteward;
import org.mandala.server.store.Store;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings in the first steward of a programme, or one who has lost every other way in. */
@Command(
        name = "steward",
        description = "Makes somebody a steward of the programme, and prints a link that signs them in once.",
        mixinStandardHelpOptions = true)
final class Steward implements Callable<Integer> {
    private static final long WITHIN_S = 60;

    @CommandLine.Mixin
    private final Main.Common common = new Main.Common();

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "what others call them")
    private String name = "";

    @Option(
            names = "--email",
            required = true,
            paramLabel = "ADDRESS",
            description = "their e-mail address; who has it already becomes a steward")
    private String email = "";

    @Override
    public Integer call() throws Exception {
        Config config = common.read(new LinkedHashMap<>());
        Form form = new Form();
        String called = form.name("name", name);
        String address = form.email("email", email);
        form.done();
        System.out.println("Good once, within three days:");
        System.out.println(config.url(config.port()) + "/sign-in#" + token(config, called, address));
        return 0;
    }

    private static String token(Config config, String name, String address) throws Exception {
        InstantSource time = InstantSource.system();
        SecureRandom random = new SecureRandom();
        Store store = Stores.open(config, time);
        try {
            Logins logins = new Logins(store.people(), store.keys(), time, random, new RightsWatch());
            SignInLinks links = new SignInLinks(store.keys(), logins, time, random);
            return await(new FirstSteward(store.register(), time, random)
                    .make(name, address)
                    .compose(person -> links.make(person, null)));
        } finally {
            await(store.close());
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(WITHIN_S, TimeUnit.SECONDS);
    }
}
