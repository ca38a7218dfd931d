package org.mandala.crdt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs every suite file of a folder. As a program: {@code VectorRunner DIR} prints failures and {@code N passed, N failed}. */
public final class VectorRunner {
    private final VectorReport report = new VectorReport();

    private VectorRunner() {}

    public static void main(String[] args) throws IOException {
        VectorReport report = run(args.length == 0 ? VectorFile.DEFAULT : Path.of(args[0]));
        report.failures().forEach(System.out::println);
        System.out.println(report.passed() + " passed, " + report.failures().size() + " failed");
        System.exit(report.failures().isEmpty() && report.passed() > 0 ? 0 : 1);
    }

    static VectorReport run(Path folder) throws IOException {
        VectorRunner runner = new VectorRunner();
        for (Path file : suites(folder)) {
            runner.runFile(file);
        }
        return runner.report;
    }

    static List<Path> suites(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json.gz"))
                    .sorted()
                    .toList();
        }
    }

    static VectorReport runOne(Path file) {
        VectorRunner runner = new VectorRunner();
        runner.runFile(file);
        return runner.report;
    }

    private void runFile(Path file) {
        Map<String, Object> suite = VectorFile.read(file);
        switch (VectorFile.string(suite, "suite")) {
            case "lib0" -> new Lib0Vectors(report).run(suite);
            case "protocol" -> new ProtocolVectors(report).run(suite);
            case "handmade" -> new HandmadeVectors(report).run(suite);
            case "api" -> each(suite, "documents", vector -> new ApiVectors(report, vector).run());
            case "undo-steps" -> each(suite, "scripts", vector -> new UndoVectors(report, vector).run());
            case "pending" -> each(suite, "cases", vector -> new PendingVectors(report, vector).run());
            default -> each(suite, "cases", vector -> new DocumentVectors(report, vector).run());
        }
    }

    private static void each(Map<String, Object> suite, String list, Consumer<Map<String, Object>> check) {
        VectorFile.<Map<String, Object>>list(suite, list).forEach(check);
    }
}
