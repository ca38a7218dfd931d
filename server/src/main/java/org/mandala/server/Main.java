package org.mandala.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandala.server.Config.BadConfig;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.identity.TokenBook;
import org.mandala.server.programme.InvalidForm;
import org.mandala.server.store.DataFolderInUse;
import org.mandala.server.store.sql.Import;
import org.mandala.server.store.sqlite.Backup;
import org.mandala.server.store.sqlite.BackupFailed;
import org.mandala.server.store.sqlite.Restore;
import org.mandala.server.store.sqlite.SetAside;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line. Exit codes: 0 fine, 1 a fault of ours, 2 something to be put right by who called. */
@Command(
        name = "mandala",
        description = "Live sessions, mandala boards and guided practices for a spread-out learning community.",
        mixinStandardHelpOptions = true,
        version = "Mandala 0.1.0",
        subcommands = {
            Main.Serve.class,
            Main.Token.class,
            Main.MakeBackup.class,
            Main.RestoreBackup.class,
            Main.SetDamageAside.class,
            Move.ExportProgramme.class,
            Move.ImportProgramme.class,
            Steward.class,
            Seed.class
        })
public final class Main {
    static final int PUT_RIGHT = 2;

    /** Netty makes events for the JVM's flight recorder, which is loaded for them: a seventh of the start, for what nobody records. */
    private static final String RECORDED = "io.netty.jfr.enabled";

    public static void main(String[] arguments) {
        System.getProperties().putIfAbsent(RECORDED, "false");
        int code = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, result) -> explain(failure))
                .execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** One clear line for what the caller can put right; the whole story for what they cannot. */
    private static int explain(Exception failure) {
        if (isToBePutRight(failure)) {
            System.err.println("mandala: " + failure.getMessage());
            return PUT_RIGHT;
        }
        failure.printStackTrace();
        return 1;
    }

    private static boolean isToBePutRight(Exception failure) {
        return failure instanceof BadConfig
                || failure instanceof BackupFailed
                || failure instanceof DataFolderInUse
                || failure instanceof Import.Refused
                || failure instanceof InvalidForm
                || failure instanceof Server.CannotStart;
    }

    /** Options that several commands share. */
    static final class Common {
        @Option(
                names = "--config",
                paramLabel = "FILE",
                description = "a YAML file with what differs from the defaults")
        Path config = Path.of("");

        @Option(names = "--data", paramLabel = "DIR", description = "the folder that holds everything (./data)")
        @Nullable String data;

        Config read(Map<String, String> flags) {
            if (data != null) {
                flags.put("data", data);
            }
            return Config.read(config, Config.environment(), flags);
        }
    }

    @Command(name = "serve", description = "Opens the house.", mixinStandardHelpOptions = true)
    static final class Serve implements Callable<Integer> {
        @CommandLine.Mixin
        private final Common common = new Common();

        @Option(names = "--host", paramLabel = "ADDRESS", description = "address to listen on (127.0.0.1)")
        private @Nullable String host;

        @Option(names = "--port", paramLabel = "N", description = "port to listen on (8080); 0 takes any free one")
        private @Nullable String port;

        @Option(
                names = "--demo",
                description = "load the demo programme if the programme is empty, and print its links")
        private boolean demo;

        @Override
        public Integer call() {
            Map<String, String> flags = new LinkedHashMap<>();
            if (host != null) {
                flags.put("host", host);
            }
            if (port != null) {
                flags.put("port", port);
            }
            if (demo) {
                flags.put("demo", "true");
            }
            Server server = Server.start(common.read(flags));
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "shutdown"));
            System.out.println(server.greeting());
            return 0;
        }
    }

    @Command(
            name = "token",
            description = "Prints a signed, expiring token with which a program may open documents.",
            mixinStandardHelpOptions = true)
    static final class Token implements Callable<Integer> {
        @CommandLine.Mixin
        private final Common common = new Common();

        @Option(names = "--doc", required = true, paramLabel = "ID", description = "the document, or * for all")
        private String doc = "";

        @Option(names = "--access", required = true, paramLabel = "read|write|create", description = "what it may do")
        private Access access = Access.READ;

        @Option(names = "--days", paramLabel = "N", description = "how long it is good (30)")
        private int days = 30;

        @Override
        public Integer call() {
            Config config = common.read(new LinkedHashMap<>());
            SigningKey key = SigningKey.of(config.dataFolder(), new SecureRandom());
            // It is written down when it is first used: the running server alone may write to the data folder.
            ProgramTokens tokens = new ProgramTokens(key, TokenBook.NONE, InstantSource.system());
            System.out.println(tokens.mint(doc, access, Duration.ofDays(days)));
            return 0;
        }
    }

    @Command(
            name = "backup",
            description = "Copies everything into one file, beside a running server.",
            mixinStandardHelpOptions = true)
    static final class MakeBackup implements Callable<Integer> {
        @CommandLine.Mixin
        private final Common common = new Common();

        @Parameters(paramLabel = "FILE", description = "the file to make; it holds the signing key, so keep it safe")
        private Path file = Path.of("");

        @Override
        public Integer call() {
            Backup.Made made = Backup.make(common.read(new LinkedHashMap<>()).dataFolder(), file);
            System.out.println("Made " + file + ", " + made.bytes() + " bytes, checked.");
            tellDamaged(made.damaged());
            return 0;
        }
    }

    @Command(
            name = "restore",
            description = "Makes a data folder of a backup, while no server runs on it.",
            mixinStandardHelpOptions = true)
    static final class RestoreBackup implements Callable<Integer> {
        @CommandLine.Mixin
        private final Common common = new Common();

        @Parameters(paramLabel = "FILE", description = "a file that `backup` made")
        private Path file = Path.of("");

        @Option(names = "--replace", description = "move aside what is in the folder, and put the backup in its place")
        private boolean replace;

        @Override
        public Integer call() {
            Path folder = common.read(new LinkedHashMap<>()).dataFolder();
            Restore.Done done = Restore.from(file, folder, replace);
            System.out.println("Restored " + done.docs() + " documents into " + folder + ", checked.");
            tellDamaged(done.damaged());
            return 0;
        }
    }

    @Command(
            name = "set-aside",
            description =
                    "Puts damaged updates of a document into files, while no server runs, so that it can be worked on.",
            mixinStandardHelpOptions = true)
    static final class SetDamageAside implements Callable<Integer> {
        @CommandLine.Mixin
        private final Common common = new Common();

        @Parameters(paramLabel = "DOC", description = "the document, as the log names it")
        private String doc = "";

        @Override
        public Integer call() {
            SetAside.Done done = SetAside.of(common.read(new LinkedHashMap<>()).dataFolder(), doc);
            System.out.println(
                    done.rows() == 0
                            ? "Nothing of " + doc + " is damaged."
                            : "Set " + done.rows() + " updates of " + doc + " aside; see " + done.folder() + ".");
            return 0;
        }
    }

    private static void tellDamaged(List<String> docs) {
        docs.forEach(doc -> System.out.println("A part of the document " + doc + " does not match its check sum."));
    }
}
