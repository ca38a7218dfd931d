package org.mandala.bench.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures our server and its peers in one run, in turns, so that a slow minute of the machine hurts all alike. Run it on core 1; servers
 * run on core 0. Environment: STARTS (5) of each server, QUICK=1 for a short look that is not written down, SERVERS and SCENARIOS for some
 * of them only, which renews their part of the table, JAR for another build of ours.
 */
final class BenchDocs {
    private static final Path PAGE = Path.of("docs/measurements.md");

    private BenchDocs() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        boolean quick = environment.getOrDefault("QUICK", "").equals("1");
        int starts = Integer.parseInt(environment.getOrDefault("STARTS", "5"));
        Path jar = Path.of(environment.getOrDefault("JAR", "server/target/mandala-server.jar"));
        List<Contender> servers = servers(environment.getOrDefault("SERVERS", ""));
        Set<Scenario> scenarios = Scenario.of(environment.getOrDefault("SCENARIOS", ""));
        Results results = new Results();
        Path folder = Files.createTempDirectory("mandala-bench-docs");
        try (Generator generator = new Generator()) {
            for (int start = 1; start <= starts; start++) {
                for (Contender contender : servers) {
                    System.out.printf(Locale.ROOT, "%n-- start %d of %d: %s%n", start, starts, contender.label());
                    Path own = Files.createDirectories(folder.resolve(contender.label() + "-" + start));
                    new OneStart(generator, contender, own, jar, Effort.of(quick), results).run(scenarios);
                    delete(own);
                }
            }
        } finally {
            delete(folder);
        }
        Page page = Page.read(PAGE);
        page.take(results, starts + (quick ? " (quick)" : ""));
        if (!quick) {
            page.write();
        }
        System.out.println();
        System.out.println(page.table());
        Targets.lines(results, scenarios).forEach(System.out::println);
    }

    private static List<Contender> servers(String names) {
        return names.isBlank()
                ? Arrays.stream(Contender.values())
                        .filter(each -> Arrays.stream(Scenario.values()).anyMatch(scenario -> scenario.isFor(each)))
                        .toList()
                : names(names).stream().map(Contender::of).sorted().toList();
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(",", 0)).map(String::strip).collect(Collectors.toSet());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
